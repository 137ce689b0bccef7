import type { Table, Vector } from 'apache-arrow';
import { ShiftbookError } from '../../errors.js';
import { columnText, SQL_STYLE } from '../../frame/text/column-text.js';
import { columnAt } from './column-at.js';
import type { PlannedColumn } from './column-plan.js';
import { isText } from './columns/texts.js';
import { refuseOption } from './refusals.js';

const refuseKey = (message: string, hint: string): ShiftbookError =>
  new ShiftbookError('upload-key', `${message} Nothing was written.`, { hint });

/**
 * The columns by which rows are told apart.
 *
 * @throws ShiftbookError `upload-option` where none is named, or one that is not there
 */
export function keyColumns(
  key: string | readonly string[] = [],
  columns: readonly PlannedColumn[],
): readonly PlannedColumn[] {
  const names = typeof key === 'string' ? [key] : key;
  if (names.length === 0) {
    const hint = "Name the columns by which a row is known: key: 'id', or key: ['day', 'shop'].";
    throw refuseOption('upsert needs a key.', hint);
  }
  return names.map((name) => {
    const found = columns.find(({ source }) => source === name);
    if (found !== undefined) return found;
    const hint = `Its columns are ${columns.map(({ source }) => JSON.stringify(source)).join(', ')}.`;
    throw refuseOption(`key: the frame has no column ${JSON.stringify(name)}.`, hint);
  });
}

/** The values of a column as texts that are equal where Redshift takes the values for equal. */
function texts({ data: pieces, length, type }: Vector): (string | null)[] {
  const text = isText(type);
  const all: (string | null)[] = new Array(length);
  let row = 0;
  for (const data of pieces) {
    const read = columnText(data, '', SQL_STYLE);
    for (let index = 0; index < data.length; index++) {
      const value = read(index);
      // Trailing blanks do not count: https://docs.aws.amazon.com/redshift/latest/dg/r_Examples_with_character_types.html
      all[row++] = text ? (value?.replace(/ +$/, '') ?? null) : value === '-0' ? '0' : value;
    }
  }
  return all;
}

/** @throws ShiftbookError `upload-key` where two different texts may be one value there, as `1` and `01` are. */
function refuseText({ type: source }: Vector, { source: name, type }: PlannedColumn): void {
  if (!isText(source) || /^(var)?char/.test(type)) return;
  throw refuseKey(
    `Key ${JSON.stringify(name)} is text here and ${type} in the table.`,
    'Convert the column first: whether two keys are the same could not be told before.',
  );
}

/**
 * Looks whether each row of the frame has a key, and another one.
 *
 * @throws ShiftbookError `upload-key`, with the key and the rows
 */
export function checkKeys(frame: Table, keys: readonly PlannedColumn[]): void {
  const columns = keys.map((key) => {
    const column = columnAt(frame, key.at);
    refuseText(column, key);
    return texts(column);
  });
  const seen = new Map<string, number>();
  for (let row = 0; row < frame.numRows; row++) {
    const values = columns.map((column) => column[row] ?? null);
    const missing = values.indexOf(null);
    if (missing !== -1) {
      throw refuseKey(
        `Key ${JSON.stringify(keys[missing]?.source)} is NULL in row ${row + 1}: NULL is equal to nothing.`,
        'Fill the key, or leave out the row.',
      );
    }
    const key = values.length === 1 ? (values[0] as string) : JSON.stringify(values);
    const first = seen.get(key);
    if (first !== undefined) {
      const shown = keys.map(({ source }, at) => `${source} = ${JSON.stringify(values[at])}`);
      throw refuseKey(
        `Rows ${first + 1} and ${row + 1} have one key, ${shown.join(', ')}.`,
        'Keep one row of each key, or name more columns as `key`.',
      );
    }
    seen.set(key, row);
  }
}
