import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancelRunning } from '../../../kernel-lib/src/redshift/running.js';
import { analyst, failureOf, sandboxed } from './support/sandboxed.js';

sandboxed();

describe('connect', () => {
  const directory = mkdtempSync(join(tmpdir(), 'shiftbook-connect-'));
  const save = (profile: object) =>
    writeFileSync(
      join(directory, 'shiftbook.json'),
      JSON.stringify({ connections: { own: profile } }),
    );
  beforeAll(() => save(analyst));
  afterAll(() => rmSync(directory, { recursive: true }));

  test('opens a saved connection once, until it is closed as often as it was asked for', async () => {
    const [one, other] = await Promise.all([
      connect('own', { directory }),
      connect('own', { directory }),
    ]);
    expect(other).toBe(one);
    expect((await one.sql`select 1 as one`).provenance?.profile).toBe('own');
    await one.close();
    expect((await other.sql`select 1 as one`).numRows).toBe(1);
    await other.close();
    await expect(other.sql`select 1`).rejects.toMatchObject({ code: 'connection-closed' });
    await using anew = await connect('own', { directory });
    expect(anew).not.toBe(one);
  });

  test('of a profile that was changed is another connection', async () => {
    await using one = await connect('own', { directory });
    save({ ...analyst, region: 'us-east-1' });
    await using other = await connect('own', { directory });
    expect(other).not.toBe(one);
  });

  test('by options is a connection of its own', async () => {
    await using one = await connect(analyst);
    await using other = await connect(analyst);
    expect(other).not.toBe(one);
    expect(one.profile.name).toBeUndefined();
  });

  test('tells what was resolved', async () => {
    await using rs = await connect(analyst);
    expect(rs.profile).toMatchObject({
      ...analyst,
      host: 'localhost',
      region: 'us-east-1',
      sslMode: 'verify-full',
    });
  });

  test('refuses options that are wrong, by name', async () => {
    await expect(connect({ ...analyst, port: -1 })).rejects.toMatchObject({
      code: 'profile-invalid',
      message: 'connect: port must be a whole number from 1 to 65535, not -1.',
    });
  });
});

describe('connecting that is aborted', () => {
  test('says so, before and while it logs in', async () => {
    const cancelled = { code: 'cancelled', message: 'Connecting was cancelled.' };
    await expect(connect(analyst, { signal: AbortSignal.abort() })).rejects.toMatchObject(
      cancelled,
    );
    const abort = new AbortController();
    const connecting = connect(analyst, { signal: abort.signal });
    abort.abort();
    await expect(connecting).rejects.toMatchObject(cancelled);
    const another = failureOf(connect(analyst));
    await cancelRunning();
    expect(await another).toMatchObject(cancelled);
  });

  test('goes on for others who wait for the same connection', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'shiftbook-shared-'));
    writeFileSync(
      join(directory, 'shiftbook.json'),
      JSON.stringify({ connections: { both: analyst } }),
    );
    const abort = new AbortController();
    const one = failureOf(connect('both', { directory, signal: abort.signal }));
    const other = connect('both', { directory });
    abort.abort();
    expect(await one).toMatchObject({ code: 'cancelled' });
    await using rs = await other;
    expect((await rs.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
    rmSync(directory, { recursive: true });
  });
});
