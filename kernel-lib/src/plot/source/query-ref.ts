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

/** The rows of a query, to be pictured in the database: the query is run inside each picture's statement. Made by `rs.from(…)`. */
export class QueryRef extends Drawable {
  /** @internal */
  protected readonly pictured: PictureSource;

  constructor(source: Describable, statement: Sql) {
    super();
    // On lines of its own, so that a comment at its end hides nothing.
    this.pictured = databaseSource(source, sql`(\n${unended(statement)}\n) as picked`, undefined);
  }
}
