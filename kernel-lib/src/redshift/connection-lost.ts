import { ShiftbookError } from '../errors.js';

/**
 * What is known about a statement whose connection was lost:
 *
 * - `not-begun`: nothing of it was sent;
 * - `nothing-changed`: it may have run, but only reads;
 * - `rolled-back`: it ran in a transaction, of which the server keeps nothing;
 * - `may-have-run`: it writes, and was sent; whether it took effect is not known;
 * - `may-have-committed`: the transaction's COMMIT was sent and its answer did not come.
 */
export type StatementOutcome =
  | 'not-begun'
  | 'nothing-changed'
  | 'rolled-back'
  | 'may-have-run'
  | 'may-have-committed';

const KNOWN: Readonly<Record<StatementOutcome, { readonly what: string; readonly hint: string }>> =
  {
    'not-begun': {
      what: 'before the statement was sent',
      hint: 'Nothing of it ran. The next statement connects anew.',
    },
    'nothing-changed': {
      what: 'before the answer was whole',
      hint: 'It only reads, so nothing has changed: run it again.',
    },
    'rolled-back': {
      what: 'in a transaction',
      hint: 'The server keeps nothing of the transaction. Run it again from its beginning.',
    },
    'may-have-run': {
      what: 'before the statement was answered',
      hint: 'Whether it took effect is not known: look before you run it again. The next statement connects anew.',
    },
    'may-have-committed': {
      what: 'before COMMIT was answered',
      hint: 'The transaction may have been committed: look before you run it again.',
    },
  };

/**
 * The connection was lost, code `connection-lost`; `outcome` tells what is known about the statement.
 *
 * @example
 * ```ts
 * try {
 *   await rs.sql`insert into daily values (${day}, 1)`;
 * } catch (error) {
 *   if (error instanceof ConnectionLost && error.outcome === 'not-begun') console.log('Once more!');
 * }
 * ```
 */
export class ConnectionLost extends ShiftbookError {
  override readonly name = 'ConnectionLost';

  /**
   * @param said what the server or the network said last.
   * @param answered whether rows of the answer had come already.
   */
  constructor(
    readonly outcome: StatementOutcome,
    readonly said: string | undefined,
    cause: unknown,
    private readonly answered: boolean,
  ) {
    const { what, hint } = KNOWN[outcome];
    super(
      'connection-lost',
      `The connection to Redshift was lost ${what}${said === undefined ? '.' : `: ${said}`}`,
      { hint, ...(cause === undefined ? {} : { cause }) },
    );
  }

  /** @internal Whether the statement can be run again unnoticed: nothing was written, and no rows were given out. */
  get repeatable(): boolean {
    return (this.outcome === 'not-begun' || this.outcome === 'nothing-changed') && !this.answered;
  }
}
