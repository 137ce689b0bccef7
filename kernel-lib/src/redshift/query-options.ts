import { ShiftbookError } from '../errors.js';
import type { StatementPlace } from './sql-error.js';

/** Settings of whatever is asked of the server. */
export interface AskOptions {
  /** Cancels the query on the server when it fires; the query then throws `cancelled`. */
  readonly signal?: AbortSignal;
  /**
   * How long the query may take in milliseconds, from when it is sent: after that it is cancelled on the server and
   * throws `query-timeout`. What connecting may take is the connection's `connectTimeout`, and not part of it.
   */
  readonly timeout?: number;
  /** Where the statement stands in a longer text, by which errors then name lines. */
  readonly at?: StatementPlace;
}

/** The settings of a longer work, parted: those with which it asks, and what they say of the work itself. */
export const partAsk = <Options extends AskOptions>({ signal, timeout, at, ...said }: Options) => {
  const ask: AskOptions = { signal, timeout, at };
  return { ask, said };
};

/** Settings of one query. */
export interface QueryOptions extends AskOptions {
  /** No more rows than this travel: the server stops there, whatever the statement says. At least 1. */
  readonly maxRows?: number;
  /**
   * Bytes that the result may take in memory. A read that would take more is cancelled on the server and throws
   * `ResultTooLarge`. Without it: the connection's `maxBytes`, else half of the free memory. `Infinity` for no limit.
   */
  readonly maxBytes?: number;
  /** @internal What it leaves in the session is gone when its transaction ends. */
  readonly passing?: boolean;
  /**
   * `wire`: the rows come over the connection. `unload`: by UNLOAD to the staging place of the connection, from where they
   * are read; refused where that is not possible. Without it the planner's estimate decides.
   */
  readonly read?: 'wire' | 'unload';
  /** Bytes above which a result is unloaded, where the connection has a staging place; else the connection's, else 64 MB. */
  readonly unloadAbove?: number;
}

/** Most rows that Execute can be limited to, a signed number of 32 bits. */
const MOST = 2_147_483_647;

/** The row limit as Execute takes it, 0 for none. @throws ShiftbookError `query-max-rows`. */
export function checkMaxRows(maxRows: number | undefined): number {
  if (maxRows === undefined) return 0;
  if (Number.isInteger(maxRows) && maxRows >= 1 && maxRows <= MOST) return maxRows;
  throw new ShiftbookError('query-max-rows', `A query cannot be limited to ${maxRows} rows.`, {
    hint: `maxRows is a whole number from 1 to ${MOST}.`,
  });
}
