import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CredentialBroker } from '../../../../kernel-lib/src/redshift/credentials/broker.js';
import { TemporaryCredentials } from '../../../../kernel-lib/src/redshift/credentials/temporary.js';

/** A broker whose credentials are numbered, so that renewals can be counted. */
function numbered(lifetime: number): { broker: CredentialBroker; renewals: () => number } {
  let count = 0;
  const broker = new CredentialBroker(async () => {
    await new Promise(setImmediate);
    count++;
    return new TemporaryCredentials(`user ${count}`, `password ${count}`, lifetime);
  });
  return { broker, renewals: () => count };
}

describe('CredentialBroker', () => {
  test('asks once for all who come at the same time, and keeps what it got', async () => {
    const { broker, renewals } = numbered(900_000);
    const all = await Promise.all(Array.from({ length: 20 }, () => broker.get()));
    expect(new Set(all).size).toBe(1);
    expect(await broker.get()).toBe(all[0]);
    expect(renewals()).toBe(1);
  });

  test('renews what has no time left', async () => {
    const { broker, renewals } = numbered(0);
    await broker.get();
    await broker.get();
    expect(renewals()).toBe(2);
  });

  test('renews once when several callers are rejected with the same credentials', async () => {
    const { broker, renewals } = numbered(900_000);
    const rejected = await broker.get();
    const fresh = await Promise.all(Array.from({ length: 8 }, () => broker.replace(rejected)));
    expect(new Set(fresh).size).toBe(1);
    expect(fresh[0]).not.toBe(rejected);
    // One who is late with the same rejection gets what the others renewed.
    expect(await broker.replace(rejected)).toBe(fresh[0]);
    expect(renewals()).toBe(2);
  });

  test('a renewal that fails is told to all who wait, and tried anew by the next', async () => {
    let calls = 0;
    const broker = new CredentialBroker(async () => {
      calls++;
      if (calls === 1) {
        throw new Error('throttled');
      }
      return new TemporaryCredentials('user', 'password', 900_000);
    });
    const first = await Promise.allSettled([broker.get(), broker.get()]);
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await broker.get()).user).toBe('user');
    expect(calls).toBe(2);
  });

  test('whatever is asked in whatever order, a rejected password is not given out again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 30 }), async (rejections) => {
        const { broker, renewals } = numbered(900_000);
        let current = await broker.get();
        let expected = 1;
        for (const rejected of rejections) {
          const next = rejected ? await broker.replace(current) : await broker.get();
          expect(next === current).toBe(!rejected);
          expected += rejected ? 1 : 0;
          current = next;
        }
        expect(renewals()).toBe(expected);
      }),
      { numRuns: 50 },
    );
  });
});
