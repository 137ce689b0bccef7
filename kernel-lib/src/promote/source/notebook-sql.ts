import { ShiftbookError } from '../../errors.js';
import { expansion } from '../../sql-cell/expand.js';
import { parseSqlCell } from '../../sql-cell/parse.js';

/**
 * Rows as the check of types takes them: the kernel, which asks the server for their types, has checked what cells do
 * with them; whether a notebook can be promoted shall not depend on a server.
 */
const ROWS = 'any';

/**
 * A `%%sql` cell as TypeScript; any other cell as it is. A plan is for readers, so nothing is left of it.
 *
 * @throws ShiftbookError `sql-cell-…` for a cell that the kernel would refuse, and `sql-cell-explain` where a plan
 * stands in the place of rows.
 */
export function expandForPromotion(source: string, step: string | undefined): string {
  const cell = parseSqlCell(source);
  if (cell === undefined) return source;
  if (!cell.explain) return expansion(cell, ROWS);
  if (cell.variable === undefined && step === undefined) return '';
  const instead = cell.variable === undefined ? 'does nothing' : `gives "${cell.variable}" no rows`;
  throw new ShiftbookError('sql-cell-explain', `--explain shows a plan and ${instead}.`, {
    hint: 'Take --explain out, or tag the cell with "skip".',
  });
}
