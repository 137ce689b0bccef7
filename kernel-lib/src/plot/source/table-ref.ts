import type { Describable } from '../../redshift/queryable.js';
import { parseTableName } from '../../sql/table-name.js';
import { sql } from '../../sql/template.js';
import { Drawable } from '../drawable.js';
import type { PictureSource } from '../picture.js';
import { databaseSource } from './database-source.js';
import { explainFailure } from './explain-failure.js';

/** A table, or a view, to be pictured where it is: only aggregates leave the database. Made by `rs.table(…)`. */
export class TableRef extends Drawable {
  /** @internal */
  protected readonly pictured: PictureSource;

  /**
   * @param name `table` or `schema.table`.
   * @throws ShiftbookError `table-name` where the name cannot be one; whether it exists is seen when it is used.
   */
  constructor(
    source: Describable,
    readonly name: string,
  ) {
    super();
    const parts = parseTableName(name);
    this.pictured = databaseSource(source, {
      from: sql.id(...parts),
      name: parts.join('.'),
      explain: (cause) => explainFailure(source, parts, cause),
    });
  }
}
