import { setTimeout as delay } from 'node:timers/promises';
import type {
  DescribeStatementCommandOutput,
  GetStatementResultCommandOutput,
  RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';
import { dataApiClient } from '../../aws.js';
import type { SqlValue } from '../../sql/value.js';
import { ConnectionLost } from '../connection-lost.js';
import type { DataApiProfile } from '../profile/profile.js';
import type { Session } from '../server/session.js';
import { leavesState } from '../server/session-state.js';
import { effectOf } from '../server/statement-effect.js';
import { Exchange, type Outcome, type Taker } from '../wire/exchange.js';
import { bindForDataApi, type DataApiStatement } from './bind.js';
import { columnDescription } from './column-description.js';
import { commandTag } from './command-tag.js';
import { checkLength, explainCall, explainEnd, needsSession } from './failure.js';
import { fieldText } from './field-text.js';
import { commandComplete, dataRow, errorResponse, rowDescription, tell } from './messages.js';
import { saidFields } from './said.js';

/** How long the service may hold an answer back while a statement runs, in seconds. */
const WAIT_SECONDS = 10;

/** Pauses between questions where it does not hold back: they grow up to a bound, in milliseconds. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 2_000;

/** Of a query that is only to be described. */
const DESCRIBING = 'select * from (\n';

const NOBODY: Taker = { batch: () => undefined };

/**
 * Statements by the Data API, one at a time: no connection, no session on the server. What comes back is told to the
 * rest of the library as the wire tells it.
 */
export class DataApiSession implements Session {
  readonly #profile: DataApiProfile;
  readonly #dropped = new AbortController();
  /** The statement that runs, once the service has named it. */
  #running: string | undefined;
  onLost: (() => void) | undefined;
  idleSince = performance.now();
  /** A transaction would end with its first statement. */
  readonly inTransaction = false;

  constructor(profile: DataApiProfile) {
    this.#profile = profile;
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
    if (effect === 'begins' || effect === 'ends' || effect === 'undoes') {
      throw needsSession('A transaction');
    }
    if (leavesState(commandTag(text, 0), text)) {
      throw needsSession('A setting, cursor, prepared statement or temporary table');
    }
    return this.#execute(text, bindForDataApi(text, values), taker, maxRows);
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
    return this.#execute(text, statement, NOBODY, 0, DESCRIBING.length);
  }

  /** There is nothing that could have died at rest. */
  async probe(): Promise<boolean> {
    return !this.lost;
  }

  async cancel(signal: AbortSignal): Promise<void> {
    if (this.#running === undefined) return;
    const Id = this.#running;
    await this.#call('CancelStatement', async (client, sdk, abortSignal) =>
      client.send(new sdk.CancelStatementCommand({ Id }), {
        abortSignal: AbortSignal.any([abortSignal, signal]),
      }),
    );
  }

  /** Waits no longer for what runs. */
  drop(): void {
    if (this.lost) return;
    this.#dropped.abort();
    this.onLost?.();
  }

  async end(): Promise<void> {
    this.#dropped.abort();
  }

  async #execute(
    text: string,
    statement: DataApiStatement,
    taker: Taker,
    maxRows: number,
    shift = 0,
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
      const ended = await this.#end(statement);
      if (ended.Status === 'FINISHED') {
        if (ended.HasResultSet) await this.#rows(exchange, ended.Id, maxRows, () => held);
        tell(exchange, commandComplete(commandTag(text, ended.ResultRows ?? -1)));
      } else {
        this.#failed(exchange, ended, shift);
      }
      return await exchange.finish();
    } catch (error) {
      if (!this.lost) throw error;
      const begun = this.#running !== undefined;
      const outcome = effectOf(text) === 'reads' ? 'nothing-changed' : 'may-have-run';
      throw new ConnectionLost(begun ? outcome : 'not-begun', undefined, error, true);
    } finally {
      this.#running = undefined;
      this.idleSince = performance.now();
    }
  }

  /** Begins a statement and waits for its end. */
  async #end(statement: DataApiStatement): Promise<DescribeStatementCommandOutput> {
    const { cluster, workgroup, database, user, secret } = this.#profile;
    const { Id } = await this.#call('ExecuteStatement', (client, sdk, abortSignal) =>
      client.send(
        new sdk.ExecuteStatementCommand({
          ...statement,
          ClusterIdentifier: cluster,
          WorkgroupName: workgroup,
          Database: database,
          DbUser: user,
          SecretArn: secret,
        }),
        { abortSignal },
      ),
    );
    this.#running = Id;
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
      const asked = performance.now();
      const described = await this.#call('DescribeStatement', (client, sdk, abortSignal) =>
        client.send(new sdk.DescribeStatementCommand({ Id, WaitTimeSeconds: WAIT_SECONDS }), {
          abortSignal,
        }),
      );
      if (/^(?:FINISHED|FAILED|ABORTED)$/.test(described.Status ?? '')) return described;
      // Where the service waited, it need not be waited for here.
      const left = pause - (performance.now() - asked);
      if (left > 0) await delay(left, undefined, { signal: this.#dropped.signal });
    }
  }

  async #rows(
    exchange: Exchange,
    Id: string | undefined,
    maxRows: number,
    held: () => Promise<void>,
  ): Promise<void> {
    let token: string | undefined;
    let rows = 0;
    do {
      const page: GetStatementResultCommandOutput = await this.#call(
        'GetStatementResult',
        (client, sdk, abortSignal) =>
          client.send(new sdk.GetStatementResultCommand({ Id, NextToken: token }), { abortSignal }),
      );
      if (token === undefined) {
        tell(exchange, rowDescription((page.ColumnMetadata ?? []).map(columnDescription)));
      }
      const records = (page.Records ?? []).slice(0, maxRows === 0 ? undefined : maxRows - rows);
      rows += records.length;
      const bytes = Buffer.concat(records.map((record) => dataRow(record.map(fieldText))));
      exchange.rows(bytes, 0, bytes.length);
      await held();
      token = page.NextToken;
    } while (token !== undefined && token !== '' && (maxRows === 0 || rows < maxRows));
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

  async #call<T>(
    action: string,
    send: (
      client: RedshiftDataClient,
      sdk: typeof import('@aws-sdk/client-redshift-data'),
      signal: AbortSignal,
    ) => Promise<T>,
  ): Promise<T> {
    try {
      const [client, sdk] = await Promise.all([
        dataApiClient(this.#profile),
        import('@aws-sdk/client-redshift-data'),
      ]);
      return await send(client, sdk, this.#dropped.signal);
    } catch (error) {
      throw explainCall(error, `redshift-data:${action}`, this.#profile);
    }
  }
}
