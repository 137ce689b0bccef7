import { Schema, Table } from 'apache-arrow';
import type { Provenance } from '../frame/provenance.js';
import { type AnyRow, Result } from '../frame/result.js';
import type { Sql } from '../sql/statement.js';
import { toStaticText } from '../sql/static-text.js';
import { sql } from '../sql/template.js';
import type { SqlValue } from '../sql/value.js';
import { Catalog } from './catalog.js';
import { type CopySessions, type Loaded, runCopy } from './copy/copy.js';
import type { CopyOptions } from './copy/copy-options.js';
import { copyStatement } from './copy/copy-statement.js';
import { datasetSource, type RedshiftDataset } from './dataset.js';
import { type DescribedColumn, describedColumn } from './described-column.js';
import { guardedRead } from './guard/guarded-read.js';
import { maxBytesOf } from './guard/max-bytes.js';
import { Plan } from './plan.js';
import type { ResolvedProfile } from './profile/resolved.js';
import { type AskOptions, checkMaxRows, type QueryOptions } from './query-options.js';
import { cancellable } from './running.js';
import { beforeRunning } from './server/cancelling.js';
import {
  describeStatement,
  type Read,
  runStatement,
  streamStatement,
} from './server/run-statement.js';
import { runTransaction } from './server/run-transaction.js';
import type { Session } from './server/session.js';
import { SessionPool } from './server/session-pool.js';
import type { SessionSource } from './server/session-source.js';
import { leavesState } from './server/session-state.js';
import { TransactionSession } from './server/transaction-session.js';
import { type Use, useSession } from './server/use-session.js';
import { onlyStatement, statementsOf } from './statements-of.js';
import type { Handover } from './stream/handover.js';
import { openStream } from './stream/open-stream.js';
import type { ResultStream } from './stream/result-stream.js';
import { Transaction } from './transaction.js';
import { beginOf, type TransactionOptions } from './transaction-options.js';
import { untilAborted } from './until-aborted.js';
import { refuseWithinTransactionOf, withinTransactionOf } from './within-transactions.js';

/**
 * A connection to a Redshift database. It logs in by temporary credentials, which it renews; replaces sessions that
 * died at rest; and runs queries that are started at the same time in up to four sessions. Made by `connect`.
 */
export class Connection {
  readonly #open: (signal: AbortSignal) => Promise<Session>;
  readonly #sessions: SessionSource;
  readonly #closing = new AbortController();
  /** The stream that is open in the only session that statements can run in now. */
  #streaming: Handover | undefined;
  /** The saved connection with host, port and region resolved. It holds no secret. */
  readonly profile: ResolvedProfile;
  /** Schemas, tables and columns. */
  readonly catalog: Catalog;

  /** @param open its signal fires when the session is not needed any more. */
  constructor(
    profile: ResolvedProfile,
    open: (signal: AbortSignal) => Promise<Session>,
    sessions: SessionSource = new SessionPool(open),
  ) {
    this.profile = profile;
    this.#open = open;
    this.#sessions = sessions;
    this.catalog = new Catalog(this);
  }

  /**
   * Runs a query. Values in the template are bound, never pasted into the text.
   *
   * @throws SqlError for what Redshift reports, with the line of SQL; ShiftbookError `cancelled`, `connection-lost`, …
   * @example
   * ```ts
   * const big = await rs.sql<{ salesid: number }>`select salesid from sales where pricepaid > ${1000}`;
   * ```
   */
  sql<Row = AnyRow>(
    strings: TemplateStringsArray,
    ...values: readonly (SqlValue | Sql)[]
  ): Promise<Result<Row>> {
    return this.query<Row>(sql(strings, ...values));
  }

  /**
   * Runs a statement that was made before. Several statements, without bound values, run one after the other in one session; the result is
   * the last one's. Throws as {@link Connection.sql} does, `ResultTooLarge` for what would not fit, `query-timeout` for a signal that is a timeout, and
   * `query-max-rows` for a `maxRows` that is no whole number from 1.
   */
  query<Row = AnyRow>(statement: Sql, options: QueryOptions = {}): Promise<Result<Row>> {
    return cancellable(options.signal, async (signal) => {
      const statements = statementsOf(statement, options.at);
      const alone = (text: string): Sql => (statements.length > 1 ? sql.raw(text) : statement);
      const maxRows = checkMaxRows(options.maxRows);
      const maxBytes = maxBytesOf(options.maxBytes, this.profile.maxBytes);
      let read: Read | undefined;
      const { command, schema, batches } = await this.#use({
        ...options,
        signal,
        isRepeatable: () => read === undefined,
        work: async (session, either, tie) => {
          for (const each of statements) {
            // Beside the read, where another session sees what this one sees.
            const apart = !this.inTransaction && !this.#sessions.isTied(session);
            const plan = (by: AbortSignal) => this.explain(alone(each.text), { signal: by });
            const guard = { maxBytes, maxRows, plan: apart ? plan : undefined };
            read = await guardedRead(either, guard, (within, watch) =>
              runStatement(session, each, statement.values, within, maxRows, watch),
            );
            if (leavesState(read.command, each.text)) tie();
          }
          return read as Read;
        },
      });
      const provenance: Provenance = {
        profile: this.profile.name,
        sql: statement.text,
        parameters: statement.values,
      };
      const table = new Table(schema ?? new Schema([]), [...batches]);
      const explain = () => this.explain(alone(statements.at(-1)?.text ?? ''));
      return Result.fromArrow<Row>(table, provenance, command, explain);
    });
  }

  /**
   * Runs one query and gives its rows as they come, without holding them all: see {@link ResultStream}. Resolves when the
   * server has described the columns. The stream has a session of the connection until its end. Where that is the only
   * one, in an open transaction or after `SET`, other statements throw `stream-open` while rows wait to be taken. A `timeout` counts the time that the rows wait to be taken, too.
   *
   * @throws SqlError as {@link Connection.sql} does; ShiftbookError `sql-several-statements`, `query-max-rows`.
   * @example
   * ```ts
   * let total = 0;
   * for await (const { pricepaid } of await rs.stream<{ pricepaid: number }>(sql`select pricepaid from sales`)) {
   *   total += pricepaid;
   * }
   * ```
   */
  async stream<Row = AnyRow>(
    statement: Sql,
    options: QueryOptions = {},
  ): Promise<ResultStream<Row>> {
    const only = onlyStatement(statement, options.at);
    const maxRows = checkMaxRows(options.maxRows);
    const { values } = statement;
    const signals = [this.#closing.signal, options.signal].filter((each) => each !== undefined);
    return openStream<Row>(AbortSignal.any(signals), (handover, signal) =>
      this.#use({
        ...options,
        signal,
        isRepeatable: () => !handover.begun,
        work: async (session, either, tie) => {
          either.addEventListener('abort', () => handover.drop(), { once: true });
          if (this.#sessions.isTied(session)) this.#streaming = handover;
          try {
            const { command } = await streamStatement(
              session,
              only,
              values,
              either,
              handover,
              maxRows,
            );
            if (leavesState(command, only.text)) tie();
          } finally {
            if (this.#streaming === handover) this.#streaming = undefined;
          }
        },
      }),
    );
  }

  /**
   * The columns that a statement would give; none for one that gives no rows. The server parses the statement and does
   * not run it. NULL stands for a value whose type is not known yet.
   *
   * In an open transaction a statement that the server refuses ends the transaction, as when it is run.
   *
   * @throws SqlError as {@link Connection.sql} does; ShiftbookError `sql-several-statements`.
   * @example
   * ```ts
   * const [price] = await rs.describe(sql`select pricepaid from sales`);
   * price?.type; // 'numeric(8,2)'
   * price?.cell; // 'number | null'
   * ```
   */
  describe(statement: Sql, options: AskOptions = {}): Promise<readonly DescribedColumn[]> {
    return cancellable(options.signal, async (signal) => {
      const only = onlyStatement(statement, options.at);
      const columns = await this.#use({
        ...options,
        signal,
        isRepeatable: () => true,
        work: (session, either) => describeStatement(session, only, statement.values, either),
      });
      return columns.map(describedColumn);
    });
  }

  /**
   * How the server would run a statement, which it does not do.
   *
   * @throws SqlError as {@link Connection.sql} does; ShiftbookError `sql-several-statements`, `sql-value` for text with
   *   a NUL character.
   */
  async explain(statement: Sql, options: AskOptions = {}): Promise<Plan> {
    onlyStatement(statement);
    // As one text: Redshift's PostgreSQL is from a time when EXPLAIN bound no values.
    const text = sql.raw(`explain ${toStaticText(statement)}`);
    const plan = await this.query(text, options);
    return new Plan(plan.rows().map((row) => Object.values(row).join(' ')));
  }

  /**
   * Runs `work` in a transaction: all that it does by `tx` takes effect when it returns, or nothing where it throws or
   * the signal fires. Meanwhile the connection itself cannot be used inside `work`.
   *
   * @param work is not run again by itself; what it does besides `tx` is not undone.
   * @throws what `work` throws; `TransactionConflict` where another transaction stood in the way and this one may be run
   *   again; `ConnectionLost`, whose `outcome` tells whether it `may-have-committed`; ShiftbookError
   *   `transaction-failed`, `transaction-nested`, `transaction-isolation`, `cancelled`, `query-timeout`.
   * @example
   * ```ts
   * await rs.transaction(async (tx) => {
   *   await tx.sql`delete from daily where day = ${day}`;
   *   await tx.sql`insert into daily select saletime::date, count(*) from sales where saletime::date = ${day} group by 1`;
   * });
   * ```
   */
  transaction<T>(
    work: (tx: Transaction) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    return cancellable(options.signal, async (signal) => {
      const begin = onlyStatement(beginOf(options));
      let begun = false;
      return this.#use({
        ...options,
        signal,
        isRepeatable: () => !begun,
        work: async (session, either, tie) => {
          const statements = new TransactionSession(session);
          const own = new Connection(this.profile, this.#open, statements);
          const run = {
            begin,
            statements,
            work: () => {
              begun = true;
              return withinTransactionOf(this, () => work(new Transaction(own, either)));
            },
            leave: () => own.#closing.abort(),
          };
          try {
            return await runTransaction(session, run, either);
          } finally {
            if (statements.holdsState) tie();
          }
        },
      });
    });
  }

  /**
   * Loads files from S3 into a table, all or nothing but for `maxerror`. In an open transaction it is part of that.
   *
   * @param table `event` or `public.event`
   * @param from address of files that begin so, `s3://bucket/prefix`, or of a manifest
   * @throws LoadFailed with file, line, column, value and reason of the rows that could not be loaded; ShiftbookError
   *   `copy-option`, `table-name` before anything is sent; SqlError, `cancelled`, … as {@link Connection.query} does.
   * @example
   * ```ts
   * await rs.sql`create temp table if not exists concerts (name varchar(200), start timestamp)`;
   * const { rows } = await rs.copy('concerts', 's3://mybucket/concerts.txt', {
   *   delimiter: '|',
   *   timeformat: 'YYYY-MM-DD HH:MI:SS',
   *   region: 'us-west-2',
   * });
   * rows; // 2
   * ```
   */
  async copy(table: string, from: string, options: CopyOptions & AskOptions = {}): Promise<Loaded> {
    const { signal, timeout, at, ...said } = options;
    const ask = {
      ...(signal === undefined ? {} : { signal }),
      ...(timeout === undefined ? {} : { timeout }),
      ...(at === undefined ? {} : { at }),
    };
    const statement = copyStatement(table, from, said);
    const { inTransaction } = this;
    const sessions: CopySessions = {
      within: (work) => (inTransaction ? work(this) : this.transaction(work, ask)),
      apart: async (work) => {
        if (!inTransaction) return work(this);
        await using apart = this.apart();
        return await work(apart);
      },
    };
    return runCopy(table, statement, sessions, ask);
  }

  /** Whether a transaction is open, in which the next statement runs. */
  get inTransaction(): boolean {
    return this.#sessions.inTransaction;
  }

  async #waitForStream(signal = this.#closing.signal): Promise<void> {
    const streaming = this.#streaming;
    if (streaming === undefined) return;
    await beforeRunning(signal, () => untilAborted(streaming.giveWay(), signal));
  }

  async #use<T>(use: Use<T>): Promise<T> {
    refuseWithinTransactionOf(this);
    await this.#waitForStream(use.signal);
    return useSession(this.#sessions, use);
  }

  /**
   * A query as the input of a SageMaker job: the job reads it from the cluster, the rows do not pass this process.
   *
   * @throws ShiftbookError `sql-value` for text with a NUL character; `dataset-needs-cluster` for a connection that is
   *   not by cluster and user.
   */
  dataset(statement: Sql): RedshiftDataset {
    const { clusterRoleArn } = this.profile;
    return {
      ...datasetSource(this.profile),
      query: toStaticText(statement),
      ...(clusterRoleArn === undefined ? {} : { clusterRoleArn }),
    };
  }

  /**
   * Another connection to the same database by the same credentials, with sessions of its own, which is closed by
   * itself: its statements run in no transaction of this one, and wait for none.
   */
  apart(): Connection {
    return new Connection(this.profile, this.#open);
  }

  /** Logs in if no session is open, and so finds out early what stands in the way. */
  async verify(signal?: AbortSignal): Promise<void> {
    await this.#waitForStream(signal);
    this.#sessions.release(await this.#sessions.acquire(signal));
  }

  /** Cancels open streams, and ends the sessions after what runs in them. Later queries throw `connection-closed`. */
  close(): Promise<void> {
    this.#closing.abort();
    return this.#sessions.close();
  }

  /** For `await using rs = await connect(…)`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
