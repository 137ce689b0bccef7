import { createHash } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import type { PostgresServer } from '../postgres/server.js';
import type { Filling } from '../postgres/template.js';
import { loadTickit, TICKIT, TICKIT_VERSION } from '../tickit/load.js';
import { DIALECT_FUNCTIONS } from './catalog/functions/functions.js';
import { REDSHIFT_CATALOG } from './catalog/redshift-catalog.js';

/** The cluster's first database. */
export const DATABASE = 'dev';
/** The first database of the second cluster: empty, everybody may create tables in it. */
export const REPORTS_DATABASE = 'reports';
/** The cluster's administrator, who owns the TICKIT tables. */
export const MASTER_USER = 'awsuser';
/** An ordinary user, who owns nothing and may read all of schema public. */
export const ORDINARY_USER = 'analyst';

/** Makes every database that is created later one with Redshift's catalogue. */
const CATALOG = ['set allow_system_table_mods = on', ...DIALECT_FUNCTIONS, ...REDSHIFT_CATALOG];

const ROLES = [
  `create role ${MASTER_USER} login createdb createrole`,
  `create role ${ORDINARY_USER} login`,
  `create database ${DATABASE} owner ${MASTER_USER}`,
  `create database ${REPORTS_DATABASE} owner ${MASTER_USER}`,
];

/** On Redshift everybody may create tables in schema public. */
const CREATE_IN_PUBLIC = 'grant usage, create on schema public to public';

const GRANTS = [
  CREATE_IN_PUBLIC,
  ...TICKIT.map(({ name }) => `alter table public.${name} owner to ${MASTER_USER}`),
  `grant select on all tables in schema public to ${ORDINARY_USER}`,
  `alter default privileges for role ${MASTER_USER} in schema public grant select on tables to ${ORDINARY_USER}`,
];

async function run(server: PostgresServer, database: string, statements: readonly string[]) {
  const client = await server.connect(database);
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** What the sandbox's cluster holds when it is new: Redshift's catalogue, two users, database dev with TICKIT. */
export const redshiftFilling: Filling = {
  version: createHash('sha256')
    .update(JSON.stringify([TICKIT_VERSION, TICKIT.map((t) => t.columns), CATALOG, ROLES, GRANTS]))
    .digest('hex'),
  async fill(server, folder) {
    await run(server, 'template1', CATALOG);
    await run(server, 'postgres', ROLES);
    const client = await server.connect(DATABASE);
    try {
      await loadTickit(client, folder);
    } finally {
      await client.end();
    }
    await run(server, DATABASE, GRANTS);
    await run(server, REPORTS_DATABASE, [CREATE_IN_PUBLIC]);
  },
};

/** Gives a user a password, for logins that take no temporary credentials. */
export async function setPassword(
  server: PostgresServer,
  user: string,
  password: string,
): Promise<void> {
  if (!/^[\w-]+$/.test(password)) throw new Error('The password has characters to be escaped');
  await run(server, 'postgres', [`alter role ${escapeIdentifier(user)} password '${password}'`]);
}
