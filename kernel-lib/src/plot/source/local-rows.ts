import type { Table } from 'apache-arrow';
import type { ResultColumn } from '../../frame/result-column.js';
import { uniqueNames } from '../../frame/unique-names.js';
import { Drawable } from '../drawable.js';
import type { PictureSource } from '../picture.js';

/** Rows that are in memory, to be pictured without asking the database. */
export class LocalRows extends Drawable {
  /** @internal */
  protected readonly pictured: PictureSource;

  /** @param statement where the rows came from */
  constructor(table: Table, schema: readonly ResultColumn[], statement: string | undefined) {
    super();
    const names = uniqueNames(table.schema.fields.map(({ name }) => name));
    const columns = schema.map((column, index) => ({ ...column, name: names[index] as string }));
    this.pictured = {
      name: undefined,
      columns: () => Promise.resolve(columns),
      draw: (picture) => Promise.resolve(picture.figure(picture.localRows(table), statement)),
    };
  }
}
