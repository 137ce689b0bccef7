import type {
  DescribeStatementCommandOutput,
  ResultFormatString,
} from '@aws-sdk/client-redshift-data';
import type { SqlValue } from '../../sql/value.js';
import { ConnectionLost } from '../connection-lost.js';
import type { DataApiProfile } from '../profile/profile.js';
import { outcomeUnanswered } from '../server/outcome-unanswered.js';
import type { Session } from '../server/session.js';
import { leavesState } from '../server/session-state.js';
import { effectOf } from '../server/statement-effect.js';
import { Exchange, type Outcome, type Taker } from '../wire/exchange.js';
import { bindForDataApi, type DataApiStatement } from './bind.js';
import { DataApiCalls } from './calls.js';
import { commandTag } from './command-tag.js';
import { CSV_TRIAL, passesTrial } from './csv-trial.js';
import { checkLength, explainEnd, isSessionGone } from './failure.js';
import { commandComplete, errorResponse, tell } from './messages.js';
import { readRows } from './result-rows.js';
import { saidFields } from './said.js';

/** Of a query that is only to be described. */
const DESCRIBING = 'select * from (\n';

const ROLLBACK: DataApiStatement = { Sql: 'rollback', Parameters: undefined };

const NOBODY: Taker = { batch: () => undefined };

/**
 * How long the service keeps a session behind each of its statements, in seconds: with settings or temporary tables as long
 * as a notebook may rest; with a transaction alone less, whose locks nobody frees where this process is killed.
 */
const KEEP_STATE = 3_600;
const KEEP_TRANSACTION = 900;

/**
 * Statements by the Data API, one at a time. Each has a session of its own on the server, until one begins a transaction or
 * leaves something behind: then the service is asked to keep that session, and what follows runs in it. What comes back is
 * told to the rest of the library as the wire tells it.
 */
export class DataApiSession implements Session {
  readonly #profile: DataApiProfile;
  readonly #dropped = new AbortController();
  readonly #calls: DataApiCalls;
  readonly #format: ResultFormatString;
  /** The statement that runs, once the service has named it. */
  #running: string | undefined;
  onLost: (() => void) | undefined;
  idleSince = performance.now();
  inTransaction = false;
  /** Whether a statement of the open transaction failed, with which the server does nothing more in it. */
  #failedTransaction = false;
  /** The session that the service keeps for this one. */
  #kept: string | undefined;
  /** Whether there are settings, temporary tables and the like in it. */
  #holdsState = false;

  /** @param format in which results are fetched: both are read alike, CSV is shorter */
  constructor(profile: DataApiProfile, format: ResultFormatString) {
    this.#profile = profile;
    this.#format = format;
    this.#calls = new DataApiCalls(profile, this.#dropped.signal);
  }

  get lost(): boolean {
    return this.#dropped.signal.aborted;
  }

  async run(
    text: string,
    values: readonly SqlValue[],
    taker: Taker = NOBODY,
    maxRows = 0,
  ): Promise<Outcome> {
    const effect = effectOf(text);
    const leaves = leavesState(commandTag(text, 0), text);
    const opens = effect === 'begins';
    const closes = effect === 'ends' || effect === 'undoes';
    const keep = this.#keepFor(leaves, opens || (this.inTransaction && !closes));
    // The service does not tell that a COMMIT rolled back, so what would is said to do it.
    const undone = effect === 'ends' && this.#failedTransaction;
    const statement = undone ? ROLLBACK : bindForDataApi(text, values);
    const outcome = await this.#execute(undone ? ROLLBACK.Sql : text, statement, taker, maxRows, {
      keep,
    });
    const done = outcome.error === undefined;
    this.#holdsState ||= leaves && done;
    // Even a COMMIT that fails ends its transaction.
    this.inTransaction = closes ? false : this.inTransaction || (opens && done);
    this.#failedTransaction &&= this.inTransaction;
    return outcome;
  }

  #keepFor(leavesState: boolean, inTransaction: boolean): number {
    if (this.#holdsState || leavesState) return KEEP_STATE;
    return inTransaction ? KEEP_TRANSACTION : 0;
  }

  /** The Data API describes only results, so a query runs for none of its rows; what is no query has no columns. */
  async describe(text: string, values: readonly SqlValue[]): Promise<Outcome> {
    if (effectOf(text) !== 'reads' || commandTag(text, 0) !== 'SELECT') {
      return new Exchange(
        NOBODY,
        () => undefined,
        () => undefined,
      ).finish();
    }
    const { Sql, Parameters } = bindForDataApi(text, values);
    const statement = { Sql: `${DESCRIBING}${Sql}\n) limit 0`, Parameters };
    const keep = this.#keepFor(false, this.inTransaction);
    return this.#execute(text, statement, NOBODY, 0, { keep, shift: DESCRIBING.length });
  }

  /**
   * Whether a result as CSV, of which AWS does not document the details, tells NULL from an empty text, and keeps every text.
   *
   * @throws ShiftbookError where no statement can be run
   */
  async tellsAllApart(): Promise<boolean> {
    const Id = await this.#begin({ Sql: CSV_TRIAL, Parameters: undefined }, 0);
    const { Status, Error: said = '' } = await this.#calls.ended(Id);
    const failure = Status === 'FINISHED' ? undefined : explainEnd(said, this.#profile);
    if (failure !== undefined) throw failure;
    if (Status !== 'FINISHED') return false;
    try {
      return passesTrial((await this.#calls.page(Id, 'CSV', undefined)).rows);
    } catch (error) {
      // Perhaps it is only CSV that cannot be had.
      if (this.lost) throw error;
      return false;
    } finally {
      this.#running = undefined;
    }
  }

  /** What can die at rest is a session that the service has kept long enough. */
  async probe(): Promise<boolean> {
    const rested = (performance.now() - this.idleSince) / 1_000;
    const kept = this.#holdsState ? KEEP_STATE : KEEP_TRANSACTION;
    if (this.#kept !== undefined && rested >= kept) this.drop();
    return !this.lost;
  }

  async cancel(signal: AbortSignal): Promise<void> {
    if (this.#running === undefined) return;
    await this.#calls.cancel(this.#running, signal);
  }

  /** Waits no longer for what runs. */
  drop(): void {
    if (this.lost) return;
    this.#dropped.abort();
    this.onLost?.();
  }

  /** Lets the service close the session, and with it what was left open. */
  async end(): Promise<void> {
    if (this.#kept !== undefined && !this.lost) {
      const statement = this.inTransaction ? ROLLBACK : { Sql: 'select 1', Parameters: undefined };
      // Where it cannot be told, the session ends by itself later.
      await this.#begin(statement, 0).catch(() => undefined);
    }
    this.#dropped.abort();
  }

  async #execute(
    text: string,
    statement: DataApiStatement,
    taker: Taker,
    maxRows: number,
    { keep, shift = 0 }: { readonly keep: number; readonly shift?: number },
  ): Promise<Outcome> {
    checkLength(statement.Sql);
    let held: Promise<void> = Promise.resolve();
    const exchange = new Exchange(
      taker,
      () => undefined,
      (until) => {
        held = until;
      },
    );
    try {
      const ended = await this.#calls.ended(await this.#begin(statement, keep));
      if (ended.Status === 'FINISHED') {
        if (ended.HasResultSet) {
          await readRows(
            (token) => this.#calls.page(ended.Id, this.#format, token),
            exchange,
            maxRows,
            () => held,
          );
        }
        tell(exchange, commandComplete(commandTag(text, ended.ResultRows ?? -1)));
      } else {
        this.#failedTransaction = this.inTransaction;
        this.#failed(exchange, ended, shift);
      }
      return await exchange.finish();
    } catch (error) {
      if (!this.lost || error instanceof ConnectionLost) throw error;
      const begun = this.#running !== undefined;
      const outcome = begun ? outcomeUnanswered(text, this.inTransaction) : 'not-begun';
      throw new ConnectionLost(outcome, undefined, error, true);
    } finally {
      this.#running = undefined;
      this.idleSince = performance.now();
    }
  }

  /**
   * Begins a statement, and gives its id.
   *
   * @param keep seconds that the session that it runs in is to be kept behind it
   * @throws ConnectionLost where the session that was kept is gone
   */
  async #begin(statement: DataApiStatement, keep: number): Promise<string | undefined> {
    const { cluster, workgroup, database, user, secret } = this.#profile;
    const kept = this.#kept;
    const place = {
      ClusterIdentifier: cluster,
      WorkgroupName: workgroup,
      Database: database,
      DbUser: user,
      SecretArn: secret,
    };
    try {
      const { Id, SessionId } = await this.#calls.execute({
        ...statement,
        ...(kept === undefined ? place : { SessionId: kept }),
        ResultFormat: this.#format,
        SessionKeepAliveSeconds: kept === undefined && keep === 0 ? undefined : keep,
      });
      this.#kept = keep > 0 ? SessionId : undefined;
      this.#running = Id;
      return Id;
    } catch (error) {
      if (kept === undefined || !isSessionGone(error)) throw error;
      this.drop();
      const outcome = this.inTransaction ? 'rolled-back' : 'not-begun';
      throw new ConnectionLost(outcome, error.message, error, false);
    }
  }

  #failed(exchange: Exchange, ended: DescribeStatementCommandOutput, shift: number): void {
    const { Error: said = 'The statement failed.', Status } = ended;
    const other = Status === 'FAILED' ? explainEnd(said, this.#profile) : undefined;
    if (other !== undefined) throw other;
    const fields = saidFields(said);
    if (Status === 'ABORTED') fields.C = '57014';
    if (fields.P !== undefined) fields.P = String(Number(fields.P) - shift);
    tell(exchange, errorResponse(fields));
  }
}
