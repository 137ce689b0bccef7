import type { Describable } from '../../redshift/queryable.js';
import { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { Drawable } from '../drawable.js';
import type { PictureSource } from '../picture.js';
import { databaseSource } from './database-source.js';

/** Without the semicolon at its end, behind which nothing could stand. */
function unended({ strings, values }: Sql): Sql {
  const last = strings.at(-1) ?? '';
  return new Sql([...strings.slice(0, -1), last.replace(/;\s*$/, '')], values);
}

/**
 * A statement about the rows of a query, which runs once however often they are read. The query stands on lines of its
 * own, so that a comment at its end hides nothing.
 */
function withPicked(query: Sql, { strings: [first = '', ...rest], values }: Sql): Sql {
  const tables = /^with\s/.test(first) ? `,\n${first.replace(/^with\s+/, '')}` : `\n${first}`;
  return sql`with picked as (\n${query}\n)${new Sql([tables, ...rest], values)}`;
}

/** The rows of a query, to be pictured in the database: the query is run inside each picture's statement. Made by `rs.from(…)`. */
export class QueryRef extends Drawable {
  /** @internal */
  protected readonly pictured: PictureSource;

  constructor(source: Describable, statement: Sql) {
    super();
    this.pictured = databaseSource(source, {
      from: sql`picked`,
      given: (picture) => withPicked(unended(statement), picture),
    });
  }
}
