import { describe, expect, test } from 'vitest';
import { getClusterCredentials } from '../../../../kernel-lib/src/redshift/credentials/get-cluster-credentials.js';
import type { TemporaryCredentials } from '../../../../kernel-lib/src/redshift/credentials/temporary.js';
import { login } from '../../../../kernel-lib/src/redshift/server/login.js';
import type { targetOf } from '../../../../kernel-lib/src/redshift/server/target.js';
import { analyst, askServer, failureOf, sandboxed } from '../support/sandboxed.js';
import { noted } from './noted-connection.js';

describe('passwords that live for two seconds', () => {
  const sandbox = sandboxed({ credentialSeconds: 2 });

  /** Resolves when the server no longer lets these credentials in. */
  async function expired(target: ReturnType<typeof targetOf>, credentials: TemporaryCredentials) {
    for (;;) {
      try {
        const session = await login(target, credentials);
        await session.end();
      } catch {
        return;
      }
    }
  }

  test('8 callers at the same time see no failure, and each expiry costs one renewal', async () => {
    const { connection, renewals, target } = await noted();
    for (let round = 1; round <= 3; round++) {
      const answers = await Promise.all(
        Array.from({ length: 8 }, async (_, caller) => {
          const result = await connection.sql`select ${caller} as caller, count(*) as n from sales`;
          return result.rows()[0];
        }),
      );
      expect(answers).toEqual(answers.map((_, caller) => ({ caller, n: 172_456 })));
      expect(renewals).toHaveLength(round);
      // Open sessions outlive the password; with all of them gone, the next round must log in anew.
      await expired(target, renewals.at(-1) as TemporaryCredentials);
      expect((await connection.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
      expect(renewals).toHaveLength(round);
      await askServer(
        sandbox(),
        "select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'shiftbook'",
      );
    }
    await connection.close();
  });

  test('a password that the server rejects is renewed at once', async () => {
    const { connection, renewals } = await noted();
    await connection.verify();
    const role = await askServer(
      sandbox(),
      "select rolname from pg_roles where rolname like 'IAM:%:analyst' order by oid desc limit 1",
    );
    await askServer(sandbox(), `alter role "${String(role[0]?.rolname)}" valid until '2000-01-01'`);
    await askServer(
      sandbox(),
      "select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'shiftbook'",
    );
    expect((await connection.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
    expect(renewals).toHaveLength(2);
    await connection.close();
  });

  test('an expired login says so', async () => {
    const { target } = await noted();
    const credentials = await getClusterCredentials(analyst);
    await expired(target, credentials);
    expect(await failureOf(login(target, credentials))).toMatchObject({
      message: 'IAM Authentication token has expired',
    });
  });
});
