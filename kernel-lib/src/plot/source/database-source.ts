import type { Describable } from '../../redshift/queryable.js';
import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import type { PictureSource } from '../picture.js';

/**
 * A table or a query as what pictures are made from.
 *
 * @param from what to select from
 * @param explain makes a better error of one that the server gave
 */
export function databaseSource(
  source: Describable,
  from: Sql,
  name: string | undefined,
  explain: (cause: unknown) => Promise<unknown> = (cause) => Promise.resolve(cause),
): PictureSource {
  return {
    name,
    columns: () =>
      source.describe(sql`select * from ${from}`).catch(async (cause: unknown) => {
        throw await explain(cause);
      }),
    async draw(picture) {
      const statement = picture.statement(from);
      // A picture's rows are few.
      const result = await source.query(statement, { read: 'wire' });
      return picture.figure(result.rows(), statement.text);
    },
  };
}
