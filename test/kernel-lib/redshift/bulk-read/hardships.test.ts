import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Connection, connect, ResultTooLarge, sql } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { removeLeftRuns } from '../../../../kernel-lib/src/redshift/staging/left-runs.js';
import { bucketed } from '../support/bucketed.js';
import { newRole } from '../support/identities.js';
import { ownJournal } from '../support/own-journal.js';
import { HEAVY, runsWith, untilRunning } from '../support/running.js';
import { analyst, askServer, failureOf, sandboxed } from '../support/sandboxed.js';

const sandbox = sandboxed();
const bucket = bucketed(sandbox, 'staging');
const journal = ownJournal();
const staging = 's3://staging/reads';
const unloading = { read: 'unload' } as const;
const events = sql`select * from event`;
let rs: Connection;
beforeAll(async () => {
  rs = await connect({ ...analyst, staging });
});
afterAll(() => rs?.close());

const staged = (): Promise<string[]> => bucket.keys('reads/');
const noted = (): string[] => readdirSync(journal());
const nothingLeft = async (): Promise<void> => {
  expect([await staged(), noted()]).toEqual([[], []]);
};

it('a read that would take too much memory stops, and leaves nothing', async () => {
  const error = await failureOf(rs.query(events, { ...unloading, maxBytes: 100_000 }));
  expect(error).toBeInstanceOf(ResultTooLarge);
  await nothingLeft();
});

it('a signal cancels the UNLOAD on the server, and nothing is left', async () => {
  const stop = new AbortController();
  const heavy = sql.raw(`${HEAVY} and 'by signal' > ''`);
  const reading = rs.query(heavy, { ...unloading, signal: stop.signal });
  await untilRunning(sandbox(), 'by signal');
  stop.abort();
  expect(await failureOf(reading)).toMatchObject({
    code: 'cancelled',
    hint: expect.stringContaining('The server confirmed'),
  });
  expect(await runsWith(sandbox(), 'by signal')).toBe(0);
  await nothingLeft();
  expect(await failureOf(rs.query(heavy, { ...unloading, timeout: 300 }))).toMatchObject({
    code: 'query-timeout',
  });
  await nothingLeft();
});

describe('a connection that is lost while its UNLOAD runs', () => {
  /** Runs for minutes where `slow` has a row, else for no time. */
  const heavy = sql.raw(`${HEAVY} and exists (select 1 from slow) and 'by loss' > ''`);
  /** The UNLOAD itself: its query is described before. */
  const mark = 'by loss%) as q (c1)';
  beforeAll(async () => {
    await askServer(sandbox(), 'create table slow as select 1 as one');
    await askServer(sandbox(), 'grant select on slow to analyst');
  });
  const terminate = async (): Promise<void> => {
    await untilRunning(sandbox(), mark);
    const text =
      "select pg_terminate_backend(pid) as done from pg_stat_activity where backend_type = 'client backend' and state = 'active' and query like $1";
    expect(await askServer(sandbox(), text, [`%${mark}%`])).toEqual([{ done: true }]);
  };
  /** What the server may yet write is for the next start to remove. */
  const remembered = async (): Promise<void> => {
    expect([await staged(), noted().length]).toEqual([[], 1]);
  };

  it('in a transaction: nothing of that is kept', async () => {
    const reading = rs.transaction((tx) => tx.query(heavy, unloading));
    const failure = failureOf(reading);
    await terminate();
    expect(await failure).toMatchObject({ code: 'connection-lost', outcome: 'rolled-back' });
    await remembered();
  });

  it('with settings of its own: it only reads, and says what the server said', async () => {
    await using own = rs.apart();
    await own.sql`set search_path to public`;
    const failure = failureOf(own.query(heavy, unloading));
    await terminate();
    expect(await failure).toMatchObject({
      code: 'connection-lost',
      outcome: 'nothing-changed',
      message: expect.stringContaining('terminating connection due to administrator command'),
    });
    await remembered();
  });

  it('else it is read by another session', async () => {
    const reading = rs.query(heavy, unloading);
    await untilRunning(sandbox(), mark);
    await askServer(sandbox(), 'delete from slow');
    await terminate();
    expect((await reading).rows()).toEqual([{ count: 0 }]);
    expect(await runsWith(sandbox(), mark)).toBe(0);
    await remembered();
  });
});

it('two reads at the same time see their own files only', async () => {
  const queries = [1, 2, 3, 4].map(
    (part) => sql`select eventid, ${part} as part from event where eventid % 4 = ${part % 4}`,
  );
  const read = (way: 'unload' | 'wire') =>
    Promise.all(queries.map((query) => rs.query(query, { read: way })));
  const [unloaded, wire] = [await read('unload'), await read('wire')];
  const rows = (results: typeof wire) => results.map((each) => each.toCsv().split('\n').sort());
  expect(rows(unloaded)).toEqual(rows(wire));
  await nothingLeft();
});

it('works by the Data API', async () => {
  await using far = await connect({ via: 'data-api', ...analyst, staging });
  const result = await far.query(events, unloading);
  expect(result.toCsv().split('\n').sort()).toEqual(
    (await rs.query(events, { read: 'wire' })).toCsv().split('\n').sort(),
  );
  await nothingLeft();
});

it('what the server says of the query is said as of any', async () => {
  expect(await failureOf(rs.query(sql`select eventid\nfrom evnet`, unloading))).toMatchObject({
    message: expect.stringMatching(/"evnet" does not exist.*line 2: from evnet/s),
  });
  const divided = rs.query(sql`select 1 / (eventid - eventid) from event`, unloading);
  expect(await failureOf(divided)).toMatchObject({ code: 'sql-error', sqlState: '22012' });
  await nothingLeft();
});

it('says what a role may not do, and what to do', async () => {
  const warned = vi.spyOn(process, 'emitWarning').mockReturnValue();
  await using nowhere = await connect({ ...analyst, staging: 's3://no-such-bucket/x' });
  const failure = await failureOf(nowhere.query(events, unloading));
  expect(failure).toMatchObject({
    code: 'unload-refused',
    message: expect.stringMatching(
      /^Redshift cannot write to s3:\/\/no-such-bucket\/x\/shiftbook-\S+ as arn:aws:iam::\d+:role\/shiftbook-redshift: /,
    ),
    hint: expect.stringMatching(/^Make the bucket.*read: 'wire'/),
  });
  const role = await newRole(sandbox(), 'nothing-in-s3', { Action: 'redshift:*', Resource: '*' });
  await using unread = await connect({ ...analyst, staging: 's3://staging/denied', role });
  expect(await failureOf(unread.query(events, unloading))).toMatchObject({
    code: 'aws-access-denied',
    message: expect.stringMatching(
      /^S3 refused s3:GetObject on s3:\/\/staging\/denied\/shiftbook-/,
    ),
    hint: expect.stringContaining('"role" of the connection, needs s3:GetObject'),
  });
  expect(warned.mock.calls.map(([message]) => message)).toEqual([
    expect.stringMatching(/no-such-bucket.* were not removed/),
    expect.stringMatching(/staging\/denied.* were not removed/),
  ]);
  warned.mockRestore();
});

it('a process that is killed between UNLOAD and read leaves nothing after the next start', async () => {
  // In the place of S3 for the child: the first that it asks there is the manifest, and is not answered.
  const silent = createServer();
  const asked = once(silent, 'request');
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const library = new URL('../../../../kernel-lib/lib/index.js', import.meta.url);
  const program = `
    const { connect, sql } = await import(${JSON.stringify(library.href)});
    const rs = await connect(${JSON.stringify({ ...analyst, staging })});
    await rs.query(sql\`select * from venue\`, { read: 'unload' });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}` },
    stdio: 'ignore',
  });
  const [request] = await asked;
  expect(request.url).toMatch(/^\/staging\/reads\/shiftbook-.*\/manifest\?/);
  const ended = once(child, 'exit');
  await removeLeftRuns();
  expect((await staged()).length).toBeGreaterThan(1);
  expect(noted()).toHaveLength(1);
  child.kill('SIGKILL');
  await ended;
  silent.closeAllConnections();
  silent.close();
  await removeLeftRuns();
  await nothingLeft();
});
