import type { Field, Table } from 'apache-arrow';
import { readField } from './cells/read-field.js';
import { uniqueNames } from './unique-names.js';

/** Every row as an array of values, in the order of the columns. */
export function* rowArrays(table: Pick<Table, 'batches'>): Generator<unknown[]> {
  for (const { data, schema } of table.batches) {
    const columns = data.children.map((child, index) =>
      readField(schema.fields[index] as Field, child),
    );
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
