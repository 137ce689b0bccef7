import { ShiftbookError } from '../errors.js';
import { parseHeader, type SqlHeader } from './header.js';
import { beginsAsQuery, firstWord } from './query-words.js';
import { type CellStatement, cellStatements } from './statement.js';

/** A `%%sql` cell in its parts. */
export interface SqlCell extends SqlHeader {
  /** The SQL under the header, as written, with its `${…}` bindings. */
  readonly text: string;
  /** Its statements; at least one. */
  readonly statements: readonly CellStatement[];
  /** Lines of the cell that stand before the SQL. */
  readonly headerLines: number;
}

const HEADER = /^(\s*)%%sql(?![\w%])([^\n]*)(\n|$)/;

/** Whether the cell's first line that is not blank is a `%%sql` header. */
export const isSqlCell = (source: string): boolean => HEADER.test(source);

function refuseLimited({ limit }: SqlHeader, statements: readonly CellStatement[]): void {
  if (limit === undefined) return;
  const other = statements.findIndex(({ text }) => !beginsAsQuery(text));
  if (other === -1) return;
  const which = statements.length === 1 ? 'the statement' : `statement ${other + 1}`;
  const word = firstWord(statements[other]?.text ?? '');
  throw new ShiftbookError(
    'sql-cell-limit',
    `--limit ${limit} is for queries, and ${which} begins with "${word}".`,
    { hint: 'Leave --limit out, or put the query into a cell of its own.' },
  );
}

/**
 * Takes a `%%sql <connection> [name <<] [--limit n] [--explain]` cell apart; `undefined` for any other cell.
 *
 * @throws ShiftbookError `sql-cell-header` as `parseHeader`; `sql-cell-empty` where no SQL follows; `sql-cell-limit`
 * where rows of a statement are limited that is no query; `sql-cell-binding` for a `${` that nothing closes.
 */
export function parseSqlCell(source: string): SqlCell | undefined {
  const found = HEADER.exec(source);
  if (found === null) return undefined;
  const [lines, , line = ''] = found;
  const header = parseHeader(line);
  const text = source.slice(lines.length);
  const statements = cellStatements(text);
  if (statements.length === 0) {
    throw new ShiftbookError('sql-cell-empty', `No SQL stands under "%%sql${line.trimEnd()}".`, {
      hint: 'Write the statement on the lines after it.',
    });
  }
  refuseLimited(header, statements);
  return { ...header, text, statements, headerLines: lines.split('\n').length - 1 };
}
