import type { Result } from '../frame/result.js';
import type { Sql } from '../sql/statement.js';
import type { DescribedColumn } from './described-column.js';
import type { AskOptions, QueryOptions } from './query-options.js';

/** What a plot, or anything else that asks the database, needs of a connection. */
export interface Queryable {
  query(statement: Sql, options?: QueryOptions): Promise<Result>;
  /** Whether what is asked runs in an open transaction, which a refused statement ends. */
  readonly inTransaction?: boolean;
}

/** What also tells the columns of a statement without running it. */
export interface Describable extends Queryable {
  describe(statement: Sql, options?: AskOptions): Promise<readonly DescribedColumn[]>;
}
