import type { Pool } from 'pg';
import { SUPERUSER } from '../postgres/server.js';
import { temporaryRole } from './temporary.js';

/** The PostgreSQL role and password behind the user and password that a client sent. */
export interface Login {
  readonly role: string;
  readonly password: string;
}

const TEMPORARY_USER = /^IAM[AR]?:(.+)$/s;
const TEMPORARY_PASSWORD = /^([0-9a-f]+)\.(.+)$/s;

/** The database user behind the name that a client sent. */
export const databaseUser = (user: string): string =>
  (TEMPORARY_USER.exec(user)?.[1] ?? user).toLowerCase();

/** Works out who to be in PostgreSQL; undefined where there can be no such login. */
export function resolveLogin(user: string, password: string): Login | undefined {
  const name = TEMPORARY_USER.exec(user)?.[1];
  if (name === undefined) return user === SUPERUSER ? undefined : { role: user, password };
  const parts = TEMPORARY_PASSWORD.exec(password);
  if (parts?.[1] === undefined || parts[2] === undefined) return undefined;
  return { role: temporaryRole(name.toLowerCase(), parts[1]), password: parts[2] };
}

/** An error of PostgreSQL's, as far as a login can fail with one. */
export interface Refusal {
  readonly code: string;
  readonly text: string;
}

/** How Redshift words a login that failed over its password. */
export async function explainRefusal(pool: Pool, user: string, role: string): Promise<Refusal> {
  if (TEMPORARY_USER.test(user)) {
    const found = await pool.query<{ expired: boolean }>(
      'select rolvaliduntil <= now() as expired from pg_roles where rolname = $1',
      [role],
    );
    if (found.rows[0]?.expired) {
      return { code: '28000', text: 'IAM Authentication token has expired' };
    }
  }
  return badPassword(user);
}

/** The refusal of a wrong password and of an unknown user alike. */
export const badPassword = (user: string): Refusal => ({
  code: '28P01',
  text: `password authentication failed for user "${user}"`,
});

/** The refusal of a login without TLS. For IAM users Redshift's misleads: it speaks of the password. */
export const noTls = (user: string, database: string, host: string): Refusal =>
  TEMPORARY_USER.test(user)
    ? badPassword(user)
    : {
        code: '28000',
        text: `no pg_hba.conf entry for host "${host}", user "${user}", database "${database}", SSL off`,
      };
