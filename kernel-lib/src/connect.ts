import { ShiftbookError } from './errors.js';
import type { AnyRow, Result } from './frame/result.js';
import { QueryRef } from './plot/source/query-ref.js';
import { TableRef } from './plot/source/table-ref.js';
import { noteStatement } from './redshift/activity.js';
import { Connection as RedshiftConnection } from './redshift/connection.js';
import { CredentialBroker } from './redshift/credentials/broker.js';
import { resolveEndpoint } from './redshift/credentials/endpoint.js';
import { obtainCredentials } from './redshift/credentials/obtain.js';
import { dataApiEndpoint, dataApiOpener } from './redshift/data-api/open.js';
import { diagnose } from './redshift/diagnose/diagnose.js';
import type { Plan } from './redshift/plan.js';
import { checkConnection } from './redshift/profile/check.js';
import { profileFacts } from './redshift/profile/facts.js';
import { findConnection } from './redshift/profile/find.js';
import type { DataApiOptions, Profile } from './redshift/profile/profile.js';
import type { ResolvedProfile } from './redshift/profile/resolved.js';
import type { AskOptions, QueryOptions } from './redshift/query-options.js';
import { cancellable } from './redshift/running.js';
import { openSession } from './redshift/server/open-session.js';
import { targetOf } from './redshift/server/target.js';
import { SharedOpening } from './redshift/shared-opening.js';
import { removeLeftRunsOnce } from './redshift/staging/left-runs.js';
import type { Transaction } from './redshift/transaction.js';
import type { TransactionOptions } from './redshift/transaction-options.js';
import { untilAborted } from './redshift/until-aborted.js';
import { ResumeNotice } from './resume-notice.js';
import type { Sql } from './sql/statement.js';

/** How often each connection was given out and not closed. */
const users = new WeakMap<Connection, number>();

/** A connection to a Redshift database, as notebooks use it. Made by {@link connect}. */
export class Connection extends RedshiftConnection {
  /**
   * Ends the sessions, after what runs in them, once the connection was closed as often as `connect` gave it out.
   * Later queries throw `connection-closed`.
   */
  override async close(): Promise<void> {
    const left = Math.max(0, (users.get(this) ?? 0) - 1);
    users.set(this, left);
    if (left === 0) {
      await super.close();
    }
  }

  override async query<Row = AnyRow>(
    statement: Sql,
    options: QueryOptions = {},
  ): Promise<Result<Row>> {
    noteStatement(this, statement.text, 'begins');
    try {
      return await super.query<Row>(statement, options);
    } finally {
      noteStatement(this, statement.text, 'ended');
    }
  }

  override explain(statement: Sql, options: AskOptions = {}): Promise<Plan> {
    noteStatement(this, statement.text, 'begins');
    return super.explain(statement, options);
  }

  override async transaction<T>(
    work: (tx: Transaction) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    let begun: Transaction | undefined;
    const noted = (tx: Transaction): Promise<T> => {
      begun = tx;
      return work(tx);
    };
    try {
      return await super.transaction(noted, options);
    } finally {
      // Before its end, nobody else sees what it did.
      for (const text of begun?.texts ?? []) noteStatement(this, text, 'ended');
    }
  }

  /**
   * A table or view by name, to be pictured in the database.
   *
   * @param name `sales` or `public.sales`.
   * @throws ShiftbookError `table-name` where it cannot be a name.
   * @example
   * ```ts
   * await rs.table('sales').hist('pricepaid');
   * ```
   */
  table(name: string): TableRef {
    return new TableRef(this, name);
  }

  /**
   * The rows of a query, to be pictured in the database: the query runs inside the statement of each picture, with the
   * values that are bound in it.
   *
   * @example
   * ```ts
   * const dear = rs.from(sql`select * from sales join event using (eventid) where pricepaid > ${1000}`);
   * await dear.hist('pricepaid', { bins: 20 });
   * ```
   */
  from(statement: Sql): QueryRef {
    return new QueryRef(this, statement);
  }
}

/** How sessions of a profile are opened, and the profile with all that it leaves open filled in. */
async function resolve(name: string | undefined, profile: Profile) {
  const data = profile.kind === 'data-api';
  const endpoint = await (data ? dataApiEndpoint(profile) : resolveEndpoint(profile));
  const resolved: ResolvedProfile = Object.freeze({
    name,
    ...profileFacts(profile),
    sslMode: (data ? undefined : profile.sslMode) ?? 'verify-full',
    maxBytes: profile.maxBytes,
    staging: profile.staging,
    unloadAbove: profile.unloadAbove,
    role: profile.role,
    ...endpoint,
  });
  if (data) return { resolved, openSession: dataApiOpener(profile) };
  const target = targetOf(profile, endpoint);
  const broker = new CredentialBroker(() => obtainCredentials(profile));
  const notice = new ResumeNotice(resolved.place);
  return {
    resolved,
    openSession: (signal: AbortSignal) =>
      notice.during((onResuming) => openSession(profile, target, broker, { signal, onResuming })),
  };
}

async function open(
  name: string | undefined,
  profile: Profile,
  signal: AbortSignal,
): Promise<Connection> {
  const { resolved, openSession } = await untilAborted(resolve(name, profile), signal);
  const connection = new Connection(resolved, openSession);
  await connection.verify(signal);
  if (resolved.staging !== undefined) void removeLeftRunsOnce();
  return connection;
}

/** Gives a connection out once more. */
function claimed(connection: Connection): Connection {
  users.set(connection, (users.get(connection) ?? 0) + 1);
  return connection;
}

/**
 * A connection that nobody shares, for work beside the notebook's own: its statements run in no transaction of a cell,
 * wait for none, and do not count as what the notebook does. Throws as {@link connect} does, but logs in with its first
 * statement.
 */
export async function connectApart(
  name: string | undefined,
  profile: Profile,
): Promise<RedshiftConnection> {
  const { resolved, openSession } = await resolve(name, profile);
  return new RedshiftConnection(resolved, openSession);
}

/** Saved connections that are open, by what they are made of; a changed profile is another connection. */
const shared = new Map<string, SharedOpening<Connection>>();

/** Settings of connecting. */
export interface ConnectOptions {
  /** Where `shiftbook.json` is looked for; the current folder by default. */
  readonly directory?: string;
  /** Gives up, also while a paused workgroup resumes. */
  readonly signal?: AbortSignal;
}

/**
 * Connects to Redshift by temporary credentials, and logs in once, so that what stands in the way shows now.
 *
 * A saved connection is opened once in a process and shared: `connect('dev')` twice gives the same connection, which
 * closes when it was closed as often as it was asked for. Options always make a connection of their own.
 *
 * @param nameOrOptions name of a saved connection, or of one of AWS Glue (`glue:name`, or plainly where no file has the
 *   name), or the fields of a connection.
 * @throws ShiftbookError `profile-not-found`, `profile-invalid`, `aws-credentials-missing`, `aws-access-denied`,
 *   `cluster-not-found`, `login-user-unknown`, `tls-untrusted`, `host-not-found`, `connect-timeout`, …; each names the
 *   value and the next step; `cancelled` where the signal fires.
 * @example
 * ```ts
 * const rs = await connect('dev');
 * const { count } = (await rs.sql<{ count: number }>`select count(*) from sales`).rows()[0]!;
 * ```
 */
export function connect(
  nameOrOptions: string | Profile | DataApiOptions,
  { directory, signal }: ConnectOptions = {},
): Promise<Connection> {
  return cancellable(signal, async (either) => {
    try {
      if (typeof nameOrOptions !== 'string') {
        const profile = checkConnection(nameOrOptions, '', 'connect');
        return claimed(await open(undefined, profile, either));
      }
      const { name, profile } = await untilAborted(
        findConnection(nameOrOptions, directory),
        either,
      );
      return await share(name, profile, either);
    } catch (error) {
      if (!either.aborted) throw error;
      throw new ShiftbookError('cancelled', 'Connecting was cancelled.', { cause: either.reason });
    }
  });
}

async function share(name: string, profile: Profile, signal: AbortSignal): Promise<Connection> {
  const key = JSON.stringify([name, profile]);
  const found = shared.get(key);
  const known = found?.isGivenUp ? undefined : found;
  const opening = known ?? new SharedOpening((all) => open(name, profile, all));
  shared.set(key, opening);
  try {
    const connection = await opening.join(signal);
    if (users.get(connection) !== 0) {
      if (known !== undefined) await connection.verify(signal);
      return claimed(connection);
    }
  } catch (error) {
    // The cluster may have moved, or this may have been the last who waited: the next call looks anew.
    if (shared.get(key) === opening) shared.delete(key);
    throw error;
  }
  // It was closed.
  if (shared.get(key) === opening) shared.delete(key);
  return share(name, profile, signal);
}

/** See {@link diagnose}. */
connect.diagnose = diagnose;
