import type { Table } from 'apache-arrow';
import { readCell } from './cells/read-cell.js';
import { uniqueNames } from './unique-names.js';

/** Every row as an array of values, in the order of the columns. */
export function* rowArrays(table: Pick<Table, 'batches'>): Generator<unknown[]> {
  for (const { data } of table.batches) {
    const columns = data.children.map(readCell);
    for (let row = 0; row < data.length; row++) {
      yield columns.map((read) => read(row));
    }
  }
}

/** Every row as an object; of two columns with one name, the second is `name_2`. */
export function* rowObjects<Row>(table: Pick<Table, 'schema' | 'batches'>): Generator<Row> {
  const names = uniqueNames(table.schema.fields.map(({ name }) => name));
  for (const values of rowArrays(table)) {
    const row: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index++) {
      row[names[index] as string] = values[index];
    }
    yield row as Row;
  }
}
