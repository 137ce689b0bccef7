import { Schema, Table } from 'apache-arrow';
import { ShiftbookError } from '../errors.js';
import type { Provenance } from '../frame/provenance.js';
import { type AnyRow, Result } from '../frame/result.js';
import { refuseMisplacedValues } from '../sql/misplaced-value.js';
import { splitStatements } from '../sql/split.js';
import type { Sql } from '../sql/statement.js';
import { toStaticText } from '../sql/static-text.js';
import { sql } from '../sql/template.js';
import type { SqlValue } from '../sql/value.js';
import { Catalog } from './catalog.js';
import type { RedshiftDataset } from './dataset.js';
import type { ResolvedProfile } from './profile/resolved.js';
import { cancellable } from './running.js';
import { beforeRunning } from './server/cancelling.js';
import { type Read, runStatement } from './server/run-statement.js';
import type { Session } from './server/session.js';
import { SessionPool } from './server/session-pool.js';
import { leavesState } from './server/session-state.js';
import type { StatementText } from './sql-error.js';

/** How many statements of one connection may run at the same time; more wait. */
const SESSIONS = 4;

/** Settings of one query. */
export interface QueryOptions {
  /**
   * Cancels the query on the server when it fires. `AbortSignal.timeout(60_000)` makes a query timeout, apart from the
   * time that connecting may take.
   */
  readonly signal?: AbortSignal;
}

function statementsOf(statement: Sql): StatementText[] {
  refuseMisplacedValues(statement);
  const whole = statement.text;
  const parts = splitStatements(whole);
  if (parts.length > 1 && statement.values.length > 0) {
    throw new ShiftbookError(
      'sql-several-statements',
      `The query has ${parts.length} statements and binds values; bound values belong to one statement.`,
      { hint: 'Run the statements one by one.' },
    );
  }
  // One alone is sent as it stands: its comments show in the server's history of queries.
  return parts.length > 1
    ? parts.map((part) => ({ whole, ...part }))
    : [{ whole, text: whole, start: 0 }];
}

/**
 * A connection to a Redshift database. It logs in by temporary credentials, which it renews; replaces sessions that
 * died at rest; and runs queries that are started at the same time in up to four sessions. Made by `connect`.
 */
export class Connection {
  readonly #pool: SessionPool;
  /** The saved connection with host, port and region resolved. It holds no secret. */
  readonly profile: ResolvedProfile;
  /** Schemas, tables and columns. */
  readonly catalog: Catalog;

  constructor(profile: ResolvedProfile, open: () => Promise<Session>) {
    this.profile = profile;
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
   * the last one's. Throws as {@link Connection.sql} does, and `query-timeout` for a signal that is a timeout.
   */
  query<Row = AnyRow>(statement: Sql, options: QueryOptions = {}): Promise<Result<Row>> {
    return cancellable(options.signal, async (signal) => {
      const statements = statementsOf(statement);
      const read = await this.#run(statements, statement.values, signal);
      const provenance: Provenance = {
        profile: this.profile.name,
        sql: statement.text,
        parameters: statement.values,
      };
      const schema = read.schema ?? new Schema([]);
      return Result.fromArrow<Row>(new Table(schema, [...read.batches]), provenance);
    });
  }

  async #run(
    statements: readonly StatementText[],
    values: readonly SqlValue[],
    signal: AbortSignal,
  ): Promise<Read> {
    const session = await beforeRunning(signal, () => this.#pool.acquire(signal));
    let holdsState = false;
    try {
      let read: Read | undefined;
      for (const statement of statements) {
        read = await runStatement(session, statement, values, signal);
        holdsState ||= leavesState(read.command, statement.text);
      }
      return read as Read;
    } finally {
      this.#pool.release(session, holdsState);
    }
  }

  /**
   * A query as the input of a SageMaker job: the job reads it from the cluster, the rows do not pass this process.
   *
   * @throws ShiftbookError `sql-value` for text with a NUL character.
   */
  dataset(statement: Sql): RedshiftDataset {
    const { cluster, database, user, clusterRoleArn } = this.profile;
    return {
      clusterId: cluster,
      database,
      dbUser: user,
      query: toStaticText(statement),
      ...(clusterRoleArn === undefined ? {} : { clusterRoleArn }),
    };
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
