import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { cacheFolder } from '../folders.js';
import { postgresAccount } from '../postgres/account.js';
import { findBinaries } from '../postgres/binaries.js';
import { ownConnection } from '../postgres/connection.js';
import { postgresHome } from '../postgres/home.js';
import { type PostgresServer, SUPERUSER, startPostgres } from '../postgres/server.js';
import { copyTemplate, template } from '../postgres/template.js';
import type { Ownership } from '../processes/ownership.js';
import type { Certificate } from '../tls/authority.js';
import type { IdentityUser } from './authorization/identity-user.js';
import type { StoragePlace } from './bulk/storage.js';
import { DATABASE, ORDINARY_USER, redshiftFilling, setPassword } from './database.js';
import { type Gateway, startGateway } from './gateway.js';
import { History } from './history/history.js';

import { CatalogVersion } from './relay/catalog-version.js';
import { type PauseOptions, Pausing } from './serverless/pausing.js';
import { WORKGROUP } from './serverless/workgroups.js';
import { issueForIdentity, issueTemporary, type Temporary, type Wanted } from './temporary.js';

/** The sandbox's one Redshift cluster: PostgreSQL behind a gateway. */
export interface Cluster {
  /** Port of the gateway on localhost. */
  readonly port: number;
  /** Connections to PostgreSQL as the superuser, in the first database. */
  readonly pool: Pool;
  issue(wanted: Wanted): Promise<Temporary>;
  /** A login of the database user that belongs to an AWS identity. */
  issueForIdentity(user: IdentityUser, seconds: number): Promise<Temporary>;
  /** The same databases as a workgroup of Redshift Serverless, which can be paused. */
  readonly workgroup: { readonly port: number; pause(options?: PauseOptions): void };
  /** A connected client with the rights of `user`; the caller ends it. */
  connectAs(database: string, user: string): Promise<Client>;
  /** A connected client with a user and password that clients could send; the caller ends it. */
  logIn(database: string, login: Pick<Temporary, 'user' | 'password'>): Promise<Client>;
  stop(): Promise<void>;
}

/** How to start the {@link Cluster}. */
export interface ClusterOptions {
  readonly directory: string;
  readonly ownership: Ownership;
  /** Nothing is to survive: no waiting for the disk, and all is removed on stop. */
  readonly throwaway: boolean;
  /** For the gateway, with the CA by which it is trusted. */
  readonly certificate: Certificate & { readonly caFile: string };
  /** Ports for the gateway to try in turn; 0 is any free one. */
  readonly ports: readonly number[];
  /** The same for the workgroup's. */
  readonly workgroupPorts: readonly number[];
  /** The account of which COPY reads, and to which UNLOAD writes; asked for when they do. */
  readonly storage: () => StoragePlace;
  /** Password of the ordinary user. */
  readonly password: string;
  /** Upper limit of every temporary password's life. */
  readonly credentialSeconds: number | undefined;
  readonly onProgress: (line: string) => void;
  readonly log: (line: string) => void;
}

/** Starts PostgreSQL, from a template where it is new, and the gateway in front of it. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = await postgresAccount();
  const caches = [cacheFolder(), '/var/cache/shiftbook'];
  const binaries = await findBinaries(caches, account);
  const home = await postgresHome(options.directory, account);
  const stops: (() => Promise<unknown>)[] = [() => home.remove(options.throwaway)];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    if (!(await exists(join(home.dataFolder, 'PG_VERSION')))) {
      const { onProgress } = options;
      const from = await template(redshiftFilling, {
        binaries,
        account,
        cacheFolders: caches,
        onProgress,
      });
      await copyTemplate(from, home.dataFolder, account);
    }
    const server = await startPostgres({
      ...home,
      binaries,
      account,
      onCrash: (how) => options.log(`PostgreSQL ended by itself (${how}); see ${home.log}`),
      settings: options.throwaway
        ? { fsync: 'off', full_page_writes: 'off' }
        : { synchronous_commit: 'off' },
    });
    stops.push(() => server.stop());
    await options.ownership.note('postgres', server.pid);
    await setPassword(server, ORDINARY_USER, options.password);
    const pool = superuserPool(server);
    stops.push(() => pool.end());
    const front = {
      backend: {
        socket: server.socket,
        pool,
        settings: await settingNames(pool),
        relay: {
          catalog: new CatalogVersion(),
          history: new History(server.socketFolder),
          storage: options.storage,
          scratch: options.directory,
        },
      },
      certificate: options.certificate,
      log: options.log,
    };
    const gateway = await startGateway({ ...front, ports: options.ports });
    stops.push(() => gateway.close());
    const pausing = new Pausing(WORKGROUP);
    const workgroup = await startGateway({
      ...front,
      ports: options.workgroupPorts,
      admit: () => pausing.admit(),
    });
    stops.push(async () => pausing.close());
    stops.push(() => workgroup.close());

    const limit = options.credentialSeconds ?? Number.POSITIVE_INFINITY;
    const issue = (wanted: Wanted) =>
      issueTemporary(pool, { ...wanted, seconds: Math.min(wanted.seconds, limit) });
    // A login like everybody's, by the same door: its statements are Redshift's.
    const logIn: Cluster['logIn'] = (database, { user, password }) =>
      logInTo(gateway, options.certificate.caFile, { database, user, password });
    return {
      port: gateway.port,
      pool,
      issue,
      issueForIdentity: (user, seconds) => issueForIdentity(pool, user, Math.min(seconds, limit)),
      workgroup: {
        port: workgroup.port,
        pause(how) {
          pausing.pause(how);
          workgroup.disconnect();
        },
      },
      connectAs: async (database, user) =>
        logIn(database, await issueTemporary(pool, { user, ...OWN_LOGIN })),
      logIn,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function superuserPool(server: PostgresServer): Pool {
  const pool = new Pool({
    ssl: false,
    ...ownConnection(server.socketFolder),
    user: SUPERUSER,
    database: DATABASE,
    max: 4,
  });
  // An idle connection that the server ended; the pool makes another.
  pool.on('error', () => undefined);
  return pool;
}

/** What PostgreSQL takes as a setting at startup, by its own account. */
async function settingNames(pool: Pool): Promise<ReadonlySet<string>> {
  const found = await pool.query<{ name: string }>(
    `select lower(name) as name from pg_settings where context in ('user', 'superuser', 'backend', 'superuser-backend')`,
  );
  return new Set(found.rows.map((row) => row.name));
}

/** For the sandbox's own services. */
const OWN_LOGIN = { autoCreate: false, seconds: 900, groups: [] } as const;

async function logInTo(
  gateway: Gateway,
  caFile: string,
  login: { readonly database: string; readonly user: string; readonly password: string },
): Promise<Client> {
  const client = new Client({
    ...ownConnection('localhost'),
    port: gateway.port,
    ssl: { ca: await readFile(caFile, 'utf8') },
    ...login,
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
