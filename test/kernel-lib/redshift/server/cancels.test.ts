import { connect, sql } from 'shiftbook';
import { expect, test } from 'vitest';
import { cancelRunning } from '../../../../kernel-lib/src/redshift/running.js';
import { HEAVY, runsWith, untilRunning } from '../support/running.js';
import { analyst, failureOf, sandboxed } from '../support/sandboxed.js';

const sandbox = sandboxed();

test('100 running queries are cancelled, and after each the server runs none of them', {
  timeout: 120_000,
}, async () => {
  await using rs = await connect(analyst);
  const took: number[] = [];
  for (let round = 1; round <= 25; round++) {
    const mark = `cancelled-${round}-`;
    const running = [1, 2, 3, 4].map((number) => {
      const abort = new AbortController();
      const statement = sql.raw(`${HEAVY} /* ${mark}${number} */`);
      return { number, abort, failure: failureOf(rs.query(statement, { signal: abort.signal })) };
    });
    await untilRunning(sandbox(), mark, 4);
    for (const { number, abort, failure } of running) {
      const begin = performance.now();
      abort.abort();
      expect(await failure).toMatchObject({
        code: 'cancelled',
        hint: 'The server confirmed that it stopped.',
      });
      took.push(performance.now() - begin);
      expect(await runsWith(sandbox(), `${mark}${number}`)).toBe(0);
    }
  }
  took.sort((a, b) => a - b);
  const [half, most] = [took[49], took[99]].map((time) => time?.toFixed(1));
  process.stdout.write(`cancels: ${took.length}, median ${half} ms, longest ${most} ms\n`);
  expect(took).toHaveLength(100);
});

test('a query that takes longer than its timeout is cancelled on the server', async () => {
  await using rs = await connect(analyst);
  const query = rs.query(sql.raw(`${HEAVY} /* too-long */`), { timeout: 100 });
  await expect(query).rejects.toMatchObject({
    code: 'query-timeout',
    hint: 'The server confirmed that it stopped.',
  });
  expect(await runsWith(sandbox(), 'too-long')).toBe(0);
  await expect(rs.query(sql`select 1`, { timeout: -1 })).rejects.toMatchObject({
    code: 'query-timeout-value',
  });
});

test('a cancel that overtakes its statement hits the statement all the same', async () => {
  await using rs = await connect(analyst);
  await rs.verify();
  const abort = new AbortController();
  const failure = failureOf(rs.query(sql.raw(HEAVY), { signal: abort.signal }));
  setImmediate(() => setImmediate(() => setImmediate(() => abort.abort())));
  expect(await failure).toMatchObject({ code: 'cancelled' });
  expect(await runsWith(sandbox(), HEAVY)).toBe(0);
});

test('a cancel that comes when its statement ends does not hit the next one', async () => {
  await using rs = await connect(analyst);
  for (let round = 0; round < 100; round++) {
    const abort = new AbortController();
    const failure = failureOf(rs.query(sql`select ${round}`, { signal: abort.signal }));
    setImmediate(() => setImmediate(() => setImmediate(() => abort.abort())));
    expect(await failure).toMatchObject({ code: 'cancelled' });
    const next = await rs.query<{ n: number }>(sql`select count(*) as n from sales`);
    expect(next.numRows).toBe(1);
  }
});

test('who waits for a session, or for its login, is free at once', async () => {
  await using rs = await connect(analyst);
  const failures = [1, 2, 3, 4, 5, 6, 7, 8].map(() => failureOf(rs.query(sql.raw(HEAVY))));
  await cancelRunning();
  for (const failure of await Promise.all(failures)) {
    expect(failure).toMatchObject({ code: 'cancelled' });
  }
  expect((await rs.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
});

test('the catalogue is cancelled as queries are', async () => {
  await using rs = await connect(analyst);
  const within = rs.catalog.within({ signal: AbortSignal.abort() });
  for (const asked of [within.schemas(), within.tables('public'), within.databases()]) {
    await expect(asked).rejects.toMatchObject({ code: 'cancelled', hint: 'It had not begun.' });
  }
  expect(await rs.catalog.within({ timeout: 20_000 }).tables('public')).not.toEqual([]);
});
