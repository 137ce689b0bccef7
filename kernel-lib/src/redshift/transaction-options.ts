import { ShiftbookError } from '../errors.js';
import type { Sql } from '../sql/statement.js';
import { sql } from '../sql/template.js';
import { checkTimeout } from './deadline.js';

/** Settings of a transaction. */
export interface TransactionOptions {
  /** Whether the server refuses what would write. */
  readonly readOnly?: boolean;
  /**
   * `serializable`, the only level that Redshift lets a transaction ask for; it is what transactions have anyway, or
   * the database's own `snapshot` (`alter database … isolation level snapshot`).
   * https://docs.aws.amazon.com/redshift/latest/dg/r_BEGIN.html
   */
  readonly isolation?: 'serializable';
  /** Cancels what runs in the transaction when it fires, and rolls it back; it then throws `cancelled`. */
  readonly signal?: AbortSignal;
  /** How long the whole transaction may take, in milliseconds; then it is rolled back and throws `query-timeout`. */
  readonly timeout?: number;
}

/**
 * The statement that begins the transaction.
 *
 * @throws ShiftbookError `transaction-isolation` for a level that Redshift does not have, `query-timeout-value`.
 */
export function beginOf({ readOnly = false, isolation, timeout }: TransactionOptions): Sql {
  checkTimeout(timeout);
  if (isolation !== undefined && isolation !== 'serializable') {
    throw new ShiftbookError(
      'transaction-isolation',
      `A transaction cannot ask for the isolation level ${String(isolation)}.`,
      {
        hint: 'Redshift has serializable transactions; snapshot isolation is a setting of the database: alter database … isolation level snapshot.',
      },
    );
  }
  const level = isolation === undefined ? '' : ' isolation level serializable';
  return sql.raw(`begin${level}${readOnly ? ' read only' : ''}`);
}
