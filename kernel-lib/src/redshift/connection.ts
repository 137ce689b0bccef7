import { Schema, Table } from 'apache-arrow';
import type { Provenance } from '../frame/provenance.js';
import { type AnyRow, Result } from '../frame/result.js';
import type { Sql } from '../sql/statement.js';
import { toStaticText } from '../sql/static-text.js';
import { sql } from '../sql/template.js';
import type { SqlValue } from '../sql/value.js';
import { Catalog } from './catalog.js';
import { datasetSource, type RedshiftDataset } from './dataset.js';
import { type DescribedColumn, describedColumn } from './described-column.js';
import { Plan } from './plan.js';
import type { ResolvedProfile } from './profile/resolved.js';
import { type AskOptions, checkMaxRows, type QueryOptions } from './query-options.js';
import { cancellable } from './running.js';
import { beforeRunning } from './server/cancelling.js';
import { describeStatement, type Read, runStatement } from './server/run-statement.js';
import type { Session } from './server/session.js';
import { SessionPool } from './server/session-pool.js';
import { leavesState } from './server/session-state.js';
import { onlyStatement, statementsOf } from './statements-of.js';

/** How many statements of one connection may run at the same time; more wait. */
const SESSIONS = 4;

/**
 * A connection to a Redshift database. It logs in by temporary credentials, which it renews; replaces sessions that
 * died at rest; and runs queries that are started at the same time in up to four sessions. Made by `connect`.
 */
export class Connection {
  readonly #open: () => Promise<Session>;
  readonly #pool: SessionPool;
  /** The saved connection with host, port and region resolved. It holds no secret. */
  readonly profile: ResolvedProfile;
  /** Schemas, tables and columns. */
  readonly catalog: Catalog;

  constructor(profile: ResolvedProfile, open: () => Promise<Session>) {
    this.profile = profile;
    this.#open = open;
    this.#pool = new SessionPool(open, SESSIONS);
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
   * the last one's. Throws as {@link Connection.sql} does, `query-timeout` for a signal that is a timeout, and
   * `query-max-rows` for a `maxRows` that is no whole number from 1.
   */
  query<Row = AnyRow>(statement: Sql, options: QueryOptions = {}): Promise<Result<Row>> {
    return cancellable(options.signal, async (signal) => {
      const statements = statementsOf(statement, options.at);
      const maxRows = checkMaxRows(options.maxRows);
      const { command, schema, batches } = await this.#use(signal, async (session, tie) => {
        let read: Read | undefined;
        for (const each of statements) {
          read = await runStatement(session, each, statement.values, signal, maxRows);
          if (leavesState(read.command, each.text)) tie();
        }
        return read as Read;
      });
      const provenance: Provenance = {
        profile: this.profile.name,
        sql: statement.text,
        parameters: statement.values,
      };
      const table = new Table(schema ?? new Schema([]), [...batches]);
      return Result.fromArrow<Row>(table, provenance, command);
    });
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
      const columns = await this.#use(signal, (session) =>
        describeStatement(session, only, statement.values, signal),
      );
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

  /** Whether a transaction is open, in which the next statement runs. */
  get inTransaction(): boolean {
    return this.#pool.inTransaction;
  }

  /** @param work with a session; it calls `tie` once the session holds something that others do not have. */
  async #use<T>(
    signal: AbortSignal,
    work: (session: Session, tie: () => void) => Promise<T>,
  ): Promise<T> {
    const session = await beforeRunning(signal, () => this.#pool.acquire(signal));
    let holdsState = false;
    try {
      return await work(session, () => {
        holdsState = true;
      });
    } finally {
      this.#pool.release(session, holdsState);
    }
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
  async verify(): Promise<void> {
    this.#pool.release(await this.#pool.acquire());
  }

  /** Ends the sessions, after what runs in them. Later queries throw `connection-closed`. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  /** For `await using rs = await connect(…)`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
