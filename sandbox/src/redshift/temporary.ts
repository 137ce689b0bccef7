import { randomBytes } from 'node:crypto';
import { escapeIdentifier, escapeLiteral, type Pool } from 'pg';
import type { IdentityUser } from './authorization/identity-user.js';
import { ORDINARY_USER } from './database.js';

/** A temporary login, as GetClusterCredentials hands it out. */
export interface Temporary {
  /** `IAM:name`, `IAMA:name` where the user may be made for it, `IAMR:name` for a role. */
  readonly user: string;
  readonly password: string;
  readonly expiration: Date;
}

/** What to issue a {@link Temporary} login for. */
export interface Wanted {
  readonly user: string;
  readonly autoCreate: boolean;
  /** Lifetime of the password in seconds. */
  readonly seconds: number;
  /** Groups that sessions with this login join. */
  readonly groups: readonly string[];
}

/**
 * Issues temporary logins. Every login is a PostgreSQL role of its own, with a random password and VALID UNTIL, that
 * acts as the user: so two logins of one user live side by side, each with its own end, as on Redshift, and PostgreSQL
 * alone decides who gets in. The password begins with the role's number, by which the gateway finds the role.
 *
 * For a user who does not exist and may not be created there is no role: the call succeeds and the login fails.
 */
export async function issueTemporary(pool: Pool, wanted: Wanted): Promise<Temporary> {
  const name = wanted.user.toLowerCase();
  const shown = `${wanted.autoCreate ? 'IAMA' : 'IAM'}:${wanted.user}`;
  if (wanted.autoCreate && !(await userExists(pool, name))) {
    await createUser(pool, `create role ${escapeIdentifier(name)} login`);
  }
  const exists = await userExists(pool, name);
  return issue(pool, { ...wanted, shown, name, role: exists ? name : undefined });
}

/**
 * Issues a login for the database user of an AWS identity, `IAM:user` or `IAMR:role`, who is created where there is none
 * yet. The sandbox lets these users read what the ordinary user reads; on Redshift an administrator grants it.
 */
export async function issueForIdentity(
  pool: Pool,
  { prefix, name }: IdentityUser,
  seconds: number,
): Promise<Temporary> {
  const shown = `${prefix}:${name}`;
  const role = truncate(shown, 63);
  if (!(await userExists(pool, role))) {
    await createUser(
      pool,
      `create role ${escapeIdentifier(role)} login inherit in role ${ORDINARY_USER}`,
    );
  }
  return issue(pool, { shown, name: name.toLowerCase(), role, seconds, groups: [] });
}

interface Issue {
  /** The user as the client logs in. */
  readonly shown: string;
  /** What names the temporary role, beside its number. */
  readonly name: string;
  /** The role that sessions act as; `undefined` where no login can succeed. */
  readonly role: string | undefined;
  readonly seconds: number;
  readonly groups: readonly string[];
}

async function issue(pool: Pool, wanted: Issue): Promise<Temporary> {
  const number = randomBytes(5).toString('hex');
  const secret = randomBytes(24).toString('base64url');
  const expiration = new Date(Date.now() + wanted.seconds * 1000);
  const issued = { user: wanted.shown, password: `${number}.${secret}`, expiration };
  if (wanted.role === undefined) return issued;

  await removeExpired(pool);
  const role = escapeIdentifier(temporaryRole(wanted.name, number));
  const memberships = [wanted.role, ...wanted.groups].map(escapeIdentifier).join(', ');
  const statements = [
    `create role ${role} login inherit password ${escapeLiteral(secret)}` +
      ` valid until ${escapeLiteral(expiration.toISOString())} in role ${memberships}`,
  ];
  // A session is the user. Only where it also joins groups it stays itself, with the rights of all of them.
  if (wanted.groups.length === 0)
    statements.push(`alter role ${role} set role = ${escapeLiteral(wanted.role)}`);
  await pool.query(statements.join(';\n'));
  return issued;
}

/** The role behind a temporary login; PostgreSQL's names end at 63 bytes, so the number stands first. */
export const temporaryRole = (user: string, number: string): string =>
  truncate(`IAM:${number}:${user}`, 63);

/** Whether `name` is a user that people can be: no group, none of PostgreSQL's own, no temporary login. */
export async function userExists(pool: Pool, name: string): Promise<boolean> {
  const found = await pool.query(
    `select from pg_roles where rolname = $1 and rolcanlogin and not rolsuper and rolname !~ '^(pg_|IAM:[0-9a-f]{10}:)'`,
    [name],
  );
  return found.rowCount === 1;
}

/** Which of `groups` the cluster does not have. */
export async function missingGroups(pool: Pool, groups: readonly string[]): Promise<string[]> {
  const found = await pool.query<{ name: string }>(
    `select name from unnest($1::text[]) as name
     where not exists (select from pg_roles where rolname = name and not rolcanlogin and rolname !~ '^pg_')`,
    [groups],
  );
  return found.rows.map((row) => row.name);
}

async function createUser(pool: Pool, statement: string): Promise<void> {
  await pool.query(statement).catch((error: { code?: string }) => {
    // Created by another call in the meantime.
    if (error.code !== '42710' && error.code !== '23505') throw error;
  });
}

/** Removes logins that ended more than an hour ago and that no session uses: until then a login is told "expired". */
async function removeExpired(pool: Pool): Promise<void> {
  const old = await pool.query<{ rolname: string }>(
    `select rolname from pg_roles r where rolname like 'IAM:%' and rolvaliduntil < now() - interval '1 hour'
     and not exists (select from pg_stat_activity a where a.usename = r.rolname)`,
  );
  for (const { rolname } of old.rows) {
    const role = escapeIdentifier(rolname);
    // It may have made tables in sessions that joined groups; they stay, the administrator's.
    await pool
      .query(`reassign owned by ${role} to awsuser; drop owned by ${role}; drop role ${role}`)
      .catch((error: { code?: string }) => {
        // Owned things in another database, or gone meanwhile: it has expired all the same.
        if (error.code !== '2BP01' && error.code !== '42704') throw error;
      });
  }
}

function truncate(name: string, bytes: number): string {
  let cut = name;
  while (Buffer.byteLength(cut) > bytes) cut = cut.slice(0, -1);
  return cut;
}
