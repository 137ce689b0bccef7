import type { AnyRow, Result } from '../frame/result.js';
import type { Sql } from '../sql/statement.js';
import { sql } from '../sql/template.js';
import type { SqlValue } from '../sql/value.js';
import { Catalog } from './catalog.js';
import type { Loaded } from './copy/copy.js';
import { copyInto } from './copy/copy-into.js';
import type { CopyOptions } from './copy/copy-options.js';
import { datasetOf, type RedshiftDataset } from './dataset.js';
import type { DescribedColumn } from './described-column.js';
import { inTransaction } from './in-transaction.js';
import type { Plan } from './plan.js';
import type { ResolvedProfile } from './profile/resolved.js';
import { describeQuery } from './query/describe-query.js';
import { explainQuery } from './query/explain-query.js';
import { runQuery } from './query/run-query.js';
import type { AskOptions, QueryOptions } from './query-options.js';
import type { Session } from './server/session.js';
import { SessionPool } from './server/session-pool.js';
import type { SessionSource } from './server/session-source.js';
import { Sessions } from './server/sessions.js';
import type { ResultStream } from './stream/result-stream.js';
import { streamQuery } from './stream/stream-query.js';
import { Transaction } from './transaction.js';
import type { TransactionOptions } from './transaction-options.js';
import { type Unloaded, unloadTo } from './unload/unload.js';
import type { UnloadOptions } from './unload/unload-options.js';
import type { Uploadable } from './upload/source/uploadable.js';
import { upload } from './upload/upload.js';
import type { Uploaded, UploadOptions } from './upload/upload-options.js';

/**
 * A connection to a Redshift database. It logs in by temporary credentials, which it renews; replaces sessions that
 * died at rest; and runs queries that are started at the same time in up to four sessions. Made by `connect`.
 */
export class Connection {
  readonly #open: (signal: AbortSignal) => Promise<Session>;
  readonly #sessions: Sessions;
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
    this.#sessions = new Sessions(sessions);
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
    return runQuery<Row>(this.profile, this.#sessions, statement, options);
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
  stream<Row = AnyRow>(statement: Sql, options: QueryOptions = {}): Promise<ResultStream<Row>> {
    return streamQuery<Row>(this.#sessions, statement, options);
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
    return describeQuery(this.#sessions, statement, options);
  }

  /**
   * How the server would run a statement, which it does not do, and how its rows would be read.
   *
   * @throws SqlError as {@link Connection.sql} does; ShiftbookError `sql-several-statements`, `sql-value` for text with
   *   a NUL character.
   */
  explain(statement: Sql, options: AskOptions = {}): Promise<Plan> {
    return explainQuery(this.profile, this.#sessions, statement, options);
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
    const begin = (only: SessionSource) => {
      const own = new Connection(this.profile, this.#open, only);
      return {
        work: (signal: AbortSignal) => work(new Transaction(own, signal)),
        leave: () => own.#sessions.endStreams(),
      };
    };
    return inTransaction(this.#sessions, begin, options);
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
  copy(table: string, from: string, options: CopyOptions & AskOptions = {}): Promise<Loaded> {
    return copyInto(this, table, from, options);
  }

  /**
   * Writes a frame into a table, whole or not at all: as Parquet files in the connection's `staging`, which are removed
   * afterwards, and by COPY. In an open transaction it is part of that.
   *
   * @param frame a danfojs or polars DataFrame, an Arrow table, a Result, or rows as plain objects
   * @param table `event` or `public.event`; it is made, unless `mode` says otherwise
   * @throws ShiftbookError `upload-value` for a value that the table would not hold, with column and row; `upload-type`,
   *   `upload-columns`, `upload-key`, `upload-table-exists`, `upload-no-table`, `upload-option`, `upload-frame` before
   *   anything is written; `staging-missing`; LoadFailed, SqlError, `cancelled`, … as {@link Connection.copy} does.
   * @example
   * ```ts
   * const days = [{ day: new Date('2008-01-31'), sold: 12 }, { day: new Date('2008-02-01'), sold: 15 }];
   * const staging = 's3://mybucket/staging'; // or "staging" of the connection
   * const { rows } = await rs.upload(days, 'days', { schema: { day: 'date' }, staging });
   * rows; // 2
   * await rs.upload([{ day: new Date('2008-02-01'), sold: 16 }], 'days', { mode: 'upsert', key: 'day', staging });
   * await rs.sql`drop table days`;
   * ```
   */
  upload(frame: Uploadable, table: string, options: UploadOptions = {}): Promise<Uploaded> {
    return upload(this, frame, table, options);
  }

  /**
   * Writes the rows of a query to files in S3. In an open transaction it sees what that has done.
   *
   * @param to what the addresses of the files begin with, `s3://bucket/prefix`
   * @returns rows and files, as the manifest tells them
   * @throws ShiftbookError `unload-option` before anything is sent; `unload-refused` where the role may not write, with what it
   *   lacks; `unload-manifest`; SqlError, `cancelled`, … as {@link Connection.query} does.
   * @example
   * ```ts
   * const { rows, files } = await rs.unload(sql`select * from sales where qtysold > ${4}`, 's3://mybucket/sales/', {
   *   format: 'parquet',
   *   cleanpath: true,
   * });
   * files.reduce((sum, file) => sum + file.rows, 0) === rows; // true
   * ```
   */
  unload(query: Sql, to: string, options: UnloadOptions & AskOptions = {}): Promise<Unloaded> {
    return unloadTo(this, query, to, options);
  }

  /** Whether a transaction is open, in which the next statement runs. */
  get inTransaction(): boolean {
    return this.#sessions.inTransaction;
  }

  /**
   * A query as the input of a SageMaker job: the job reads it from the cluster, the rows do not pass this process.
   *
   * @throws ShiftbookError `sql-several-statements`; `sql-value` for text with a NUL character; `dataset-needs-cluster`
   *   for a connection that is not by cluster and user.
   */
  dataset(statement: Sql): RedshiftDataset {
    return datasetOf(this.profile, statement);
  }

  /**
   * Another connection to the same database by the same credentials, with sessions of its own, which is closed by
   * itself: its statements run in no transaction of this one, and wait for none.
   */
  apart(): Connection {
    return new Connection(this.profile, this.#open);
  }

  /** Logs in if no session is open, and so finds out early what stands in the way. */
  verify(signal?: AbortSignal): Promise<void> {
    return this.#sessions.verify(signal);
  }

  /** Cancels open streams, and ends the sessions after what runs in them. Later queries throw `connection-closed`. */
  close(): Promise<void> {
    return this.#sessions.close();
  }

  /** For `await using rs = await connect(…)`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
