import type { Table, Vector } from 'apache-arrow';
import { uniqueNames } from '../../frame/unique-names.js';

/** A column by the name that it has among a picture's columns. */
export function columnOf(table: Table, name: string): Vector {
  const names = uniqueNames(table.schema.fields.map((field) => field.name));
  const column = table.getChildAt(names.indexOf(name));
  if (column === null) throw new RangeError(`The table has no column ${name}.`);
  return column;
}
