import { expect, test } from 'vitest';
import { askServer, sandboxed } from '../support/sandboxed.js';
import { noted } from './noted-connection.js';

const sandbox = sandboxed();

/** Ends the validity of every password that was handed out, and every session that was opened with one. */
async function expire(): Promise<void> {
  const roles = await askServer(
    sandbox(),
    "select rolname from pg_roles where rolname like 'IAM:%' and rolvaliduntil > now()",
  );
  for (const { rolname } of roles) {
    await askServer(sandbox(), `alter role "${String(rolname)}" valid until '2000-01-01'`);
  }
  await askServer(
    sandbox(),
    "select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'shiftbook'",
  );
}

test('20 expiries during 500 queries of 8 callers: none fails, and each is one renewal', {
  timeout: 120_000,
}, async () => {
  const { connection, renewals } = await noted();
  let asked = 0;
  let expiries = 0;
  let expiring = Promise.resolve();
  const expireOnce = async (): Promise<void> => {
    await expire();
    expiries++;
    await connection.sql`select 1`; // Whoever logs in first renews.
  };
  const answers: number[] = [];
  const call = async (): Promise<void> => {
    while (asked < 500) {
      const number = asked++;
      // While the others go on, in the midst of what they ask.
      if (number % 25 === 12) {
        expiring = expiring.then(expireOnce);
        await expiring;
      }
      const [row] = (
        await connection.sql<{ number: number }>`
          select ${number} as number, count(*) as n from event where catid > 6`
      ).rows();
      answers.push(row?.number ?? -1);
    }
  };
  await Promise.all(Array.from({ length: 8 }, call));
  expect(expiries).toBe(20);
  expect(answers.sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, n) => n));
  expect(renewals).toHaveLength(1 + 20);
  await connection.close();
});
