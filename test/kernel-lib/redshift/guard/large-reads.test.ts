import { type Connection, connect, ResultTooLarge, sql } from 'shiftbook';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyst, askServer, failureOf, sandboxed } from '../support/sandboxed.js';

const sandbox = sandboxed();
let rs: Connection;
beforeAll(async () => {
  rs = await connect(analyst);
});
afterAll(() => rs?.close());

const running = async (): Promise<unknown> => {
  const text = `select count(*)::int as running from pg_stat_activity
    where state = 'active' and usename <> 'rdsdb' and backend_type = 'client backend'`;
  return (await askServer(sandbox(), text))[0]?.running;
};

test('a read that passes maxBytes is cancelled on the server', async () => {
  const error = await failureOf(rs.query(sql`select * from sales`, { maxBytes: 1_000_000 }));
  expect(error).toBeInstanceOf(ResultTooLarge);
  expect(error).toMatchObject({ code: 'result-too-large', maxBytes: 1_000_000 });
  expect((error as ResultTooLarge).receivedRows).toBeGreaterThan(0);
  expect(await running()).toBe(0);
  expect((await rs.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
});

test('a read that the planner expects to pass it stops long before', async () => {
  const pairs = sql`select a.salesid, b.salesid from sales a, sales b where a.qtysold <> ${9}`;
  await Promise.all([rs.sql`select 1`, rs.sql`select 2`]); // A second session is open then.
  const error = await failureOf(rs.query(pairs, { maxBytes: 200_000_000 }));
  expect(error).toBeInstanceOf(ResultTooLarge);
  const { receivedBytes, estimatedRows = 0 } = error as ResultTooLarge;
  expect(estimatedRows).toBeGreaterThan(1e9);
  expect(receivedBytes).toBeLessThan(200_000_000);
  expect(await running()).toBe(0);
});

test('the connection may say how much, and Infinity is no limit', async () => {
  await using narrow = await connect({ ...analyst, maxBytes: 1_000_000 });
  expect(await failureOf(narrow.sql`select * from sales`)).toBeInstanceOf(ResultTooLarge);
  const all = await narrow.query(sql`select * from sales`, { maxBytes: Number.POSITIVE_INFINITY });
  expect(all.numRows).toBe(172_456);
});

test('in a transaction the running count is all there is', async () => {
  const read = rs.transaction((tx) => tx.query(sql`select * from sales`, { maxBytes: 6_000_000 }));
  expect(await failureOf(read)).toMatchObject({
    code: 'result-too-large',
    estimatedRows: undefined,
  });
});

test.each([0, -1, Number.NaN])('%d bytes are refused', async (maxBytes) => {
  expect(await failureOf(rs.query(sql`select 1`, { maxBytes }))).toMatchObject({
    code: 'query-max-bytes',
  });
});
