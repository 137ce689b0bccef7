import { join } from 'node:path';
import { Client } from 'pg';
import { type Guarded, startGuarded } from '../processes/guarded.js';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { ownConnection } from './connection.js';

/** Redshift's own name for the superuser that no customer can be; here it owns what the sandbox manages. */
export const SUPERUSER = 'rdsdb';

/** A running PostgreSQL, reachable on a Unix socket only. */
export interface PostgresServer {
  /** Folder of the socket, as `host` for `pg`. */
  readonly socketFolder: string;
  /** Path of the socket. */
  readonly socket: string;
  readonly pid: number;
  /** A connected client as the superuser; the caller ends it. */
  connect(database: string): Promise<Client>;
  stop(): Promise<void>;
}

/** Where and how to run PostgreSQL. */
export interface ServerOptions {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly dataFolder: string;
  readonly socketFolder: string;
  readonly log: string;
  /** Told where the server ends without having been told to stop. */
  readonly onCrash?: (how: number | NodeJS.Signals) => void;
  /** Settings beside the fixed ones, such as `{ fsync: 'off' }`. */
  readonly settings: Readonly<Record<string, string>>;
}

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  wal_level: 'minimal',
  max_wal_senders: '0',
  // A query whose client has gone is ended, as on Redshift.
  client_connection_check_interval: '1s',
  log_checkpoints: 'off',
  // Statements hold passwords and people's data; errors go to the client in full.
  log_min_error_statement: 'panic',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Starts PostgreSQL on `dataFolder` and waits until it answers.
 *
 * @throws where it ends before it answers; the error names the log
 */
export async function startPostgres(options: ServerOptions): Promise<PostgresServer> {
  const { socketFolder } = options;
  const settings = Object.entries({
    ...SETTINGS,
    unix_socket_directories: socketFolder,
    ...options.settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const process_ = await startGuarded(
    options.binaries.postgres,
    ['-D', options.dataFolder, ...settings],
    {
      log: options.log,
      // Fast shutdown: open sessions are ended, nothing is lost.
      stopSignal: 'INT',
      cwd: options.dataFolder,
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      account: options.account,
      ...(options.onCrash === undefined ? {} : { onCrash: options.onCrash }),
    },
  );
  const connect = (database: string) => connectSuperuser(socketFolder, database);
  try {
    await answering(connect, process_, options.log);
  } catch (error) {
    await process_.stop();
    throw error;
  }
  return {
    socketFolder,
    socket: join(socketFolder, '.s.PGSQL.5432'),
    pid: process_.pid,
    connect,
    stop: () => process_.stop(),
  };
}

async function connectSuperuser(host: string, database: string): Promise<Client> {
  const client = new Client({ ...ownConnection(host), user: SUPERUSER, database });
  // Ended by the server while idle: the next query says so, the process must not die of it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function answering(
  connect: (database: string) => Promise<Client>,
  server: Guarded,
  log: string,
): Promise<void> {
  let ended = false;
  server.ended.then(() => {
    ended = true;
  });
  for (let attempt = 0; ; attempt++) {
    try {
      const client = await connect('postgres');
      await client.end();
      return;
    } catch (cause) {
      const starting = STARTING.has((cause as { code?: string }).code ?? '');
      if (!starting || ended || attempt > 3_000) {
        throw new Error(`PostgreSQL did not start; its log is ${log}.`, { cause });
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** What a server that is still starting does: no socket yet, nobody there, or "the database system is starting up". */
const STARTING: ReadonlySet<string> = new Set(['ENOENT', 'ECONNREFUSED', '57P03']);
