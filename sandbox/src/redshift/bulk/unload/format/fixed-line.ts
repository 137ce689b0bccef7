import type { TextRow } from '../../../wire/data-row.js';
import type { DescribedColumn } from '../../../wire/row-description.js';
import { refuseOption } from '../../option-reader.js';
import { typeName } from './columns.js';
import type { FixedWidthOutput } from './output.js';

const NEVER_FIXED = new Set(['hllsketch', 'geometry', 'geography', 'binary varying']);

/**
 * A row as columns of fixed widths.
 *
 * @throws OptionRefused for a value that is too long, and for columns that have no widths
 */
export function fixedLine(
  { widths, nullAs = '' }: FixedWidthOutput,
  columns: readonly DescribedColumn[],
): (row: TextRow) => string {
  if (widths.length !== columns.length) {
    refuseOption(
      `FIXEDWIDTH has ${widths.length} column(s), the query has ${columns.length}.`,
      '42601',
    );
  }
  const never = columns.find((column) => NEVER_FIXED.has(typeName(column)));
  if (never !== undefined) {
    const type = typeName(never).toUpperCase();
    refuseOption(`Column "${never.name}" of type ${type} cannot be unloaded with FIXEDWIDTH.`);
  }
  const characters = columns.map((column) => typeName(column).startsWith('character'));
  return (row) => {
    const fields = row.map((value, at) => {
      const width = widths[at] as number;
      // A text for NULL that is too long is left away where nobody would take it for a value.
      const empty = value === null && nullAs.length > width && !characters[at];
      const text = empty ? '' : (value ?? nullAs);
      if (text.length > width) {
        const { name = '' } = columns[at] ?? {};
        refuseOption(`Value of column "${name}" is longer than its fixed width ${width}.`, '22001');
      }
      return text.padEnd(width);
    });
    return `${fields.join('')}\n`;
  };
}
