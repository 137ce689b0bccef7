import type { Describable } from '../../redshift/queryable.js';
import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import type { PictureSource } from '../picture.js';

/** What pictures are made from, where it is. */
export interface DatabaseRows {
  /** What to select from; pictures may read it twice. */
  readonly from: Sql;
  /** For titles. */
  readonly name?: string;
  /** Makes a statement whole that selects from `from`. */
  readonly given?: (statement: Sql) => Sql;
  /** Makes a better error of one that the server gave. */
  readonly explain?: (cause: unknown) => Promise<unknown>;
}

/** A table or a query as what pictures are made from. */
export function databaseSource(
  source: Describable,
  { from, name, given = (statement) => statement, explain }: DatabaseRows,
): PictureSource {
  return {
    name,
    columns: () =>
      source.describe(given(sql`select * from ${from}`)).catch(async (cause: unknown) => {
        throw explain === undefined ? cause : await explain(cause);
      }),
    async draw(picture) {
      const statement = given(picture.statement(from));
      // A picture's rows are few.
      const result = await source.query(statement, { read: 'wire' });
      return picture.figure(result.rows(), statement.text);
    },
  };
}
