import { connect } from 'shiftbook';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CredentialBroker } from '../../../../kernel-lib/src/redshift/credentials/broker.js';
import { resolveEndpoint } from '../../../../kernel-lib/src/redshift/credentials/endpoint.js';
import { obtainCredentials } from '../../../../kernel-lib/src/redshift/credentials/obtain.js';
import {
  type OpenOptions,
  openSession,
} from '../../../../kernel-lib/src/redshift/server/open-session.js';
import { targetOf } from '../../../../kernel-lib/src/redshift/server/target.js';
import { failureOf, sandboxed } from '../support/sandboxed.js';

const sandbox = sandboxed();
const analytics = { kind: 'serverless', workgroup: 'analytics', database: 'dev' } as const;

afterEach(() => {
  vi.restoreAllMocks();
  sandbox().pauseWorkgroup({ resumeMilliseconds: 0 });
});

async function open(options: OpenOptions) {
  const target = targetOf(analytics, await resolveEndpoint(analytics));
  return openSession(
    analytics,
    target,
    new CredentialBroker(() => obtainCredentials(analytics)),
    options,
  );
}

/** Pauses that are noted and not waited for. */
function noted() {
  const pauses: number[] = [];
  const pause = async (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds);
  };
  return { pauses, pause };
}

describe('a paused workgroup', () => {
  test('is waited for, visibly, also by a connection that was open', async () => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await using rs = await connect(analytics);
    expect(written).not.toHaveBeenCalled();
    sandbox().pauseWorkgroup({ resumeMilliseconds: 1 });
    expect((await rs.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
    expect(written).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/^Workgroup analytics is resuming…: 1 logins \[00:0\d/),
    );
  });

  test('is asked eight times more, after pauses of 1 to 15 s that come to a minute', async () => {
    sandbox().pauseWorkgroup({ resumeMilliseconds: 60_000 });
    const { pauses, pause } = noted();
    expect(await failureOf(open({ pause }))).toMatchObject({ code: 'workgroup-paused' });
    expect(pauses).toHaveLength(8);
    expect(pauses.every((each) => each >= 1_000 && each <= 15_000)).toBe(true);
    expect(pauses.reduce((sum, each) => sum + each)).toBeGreaterThan(60_000);
  });

  test('that does not answer logins is waited for too', async () => {
    sandbox().pauseWorkgroup({ answer: 'stall', resumeMilliseconds: 300 });
    const target = targetOf(
      { ...analytics, connectTimeout: 100 },
      await resolveEndpoint(analytics),
    );
    const broker = new CredentialBroker(() => obtainCredentials(analytics));
    const { pauses, pause } = noted();
    const session = await openSession(analytics, target, broker, { pause });
    expect(pauses.length).toBeGreaterThan(0);
    await session.end();
  });

  test('is waited for no longer once the signal fires', async () => {
    sandbox().pauseWorkgroup({ resumeMilliseconds: 60_000 });
    const abort = new AbortController();
    const waiting = open({ signal: abort.signal, onResuming: () => abort.abort() });
    expect(await failureOf(waiting)).toMatchObject({ name: 'AbortError' });
  });
});
