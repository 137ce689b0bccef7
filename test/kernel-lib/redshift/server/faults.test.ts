import { readFile } from 'node:fs/promises';
import { type ClusterProfile, ConnectionLost, connect, sql } from 'shiftbook';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from '../../../../kernel-lib/src/redshift/connection.js';
import { type Fault, FaultProxy } from '../support/fault-proxy.js';
import { HEAVY, untilRunning } from '../support/running.js';
import { analyst, askServer, failureOf, sandboxed } from '../support/sandboxed.js';

const sandbox = sandboxed();
let proxy: FaultProxy;
let through: ClusterProfile;
/** Its connections come by the proxy, by one credential. */
let base: Connection;

beforeAll(async () => {
  proxy = new FaultProxy(sandbox());
  through = { ...analyst, ...(await proxy.listen()) };
  base = await connect(through);
  await askServer(sandbox(), 'create table written (id int)');
  await askServer(sandbox(), 'grant all on written to analyst');
});
afterAll(async () => {
  await base?.close();
  await proxy?.close();
});
beforeEach(() => askServer(sandbox(), 'delete from written'));

/** How many rows others see in the table that is written. */
const written = async (): Promise<unknown> =>
  (await askServer(sandbox(), 'select count(*)::int as n from written'))[0]?.n;

/** The connection is of use again. */
const answers = async (rs: Connection): Promise<void> => {
  expect((await rs.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
};

const lost = (outcome: string) => ({ code: 'connection-lost', outcome });

describe.each<Fault>(['reset', 'half-closed', 'tls-closed', 'hung-up'])('%s', (fault) => {
  test('amid the rows: nothing has changed', async () => {
    await using rs = base.apart();
    await answers(rs);
    proxy.breakAnswers(fault, 2_000_000);
    const failure = await failureOf(rs.sql`select salesid from sales`);
    expect(failure).toBeInstanceOf(ConnectionLost);
    expect(failure).toMatchObject(lost('nothing-changed'));
    await answers(rs);
  });

  test('before rows were given out: what only reads is read again, a few times', async () => {
    await using rs = base.apart();
    await answers(rs);
    proxy.breakAnswers(fault, 10_000);
    expect((await rs.sql`select salesid from sales limit 60000`).numRows).toBe(60_000);
    proxy.breakAnswers(fault, 10_000, 5);
    const failure = await failureOf(rs.sql`select salesid from sales limit 60000`);
    expect(failure).toMatchObject(lost('nothing-changed'));
  });

  test('before a write is answered: it may have run, and is not run again', async () => {
    await using rs = base.apart();
    await answers(rs);
    proxy.breakAnswers(fault);
    expect(await failureOf(rs.sql`insert into written values (1)`)).toMatchObject(
      lost('may-have-run'),
    );
    expect(await written()).toBe(1);
    await answers(rs);
    proxy.breakRequests(fault);
    expect(await failureOf(rs.sql`insert into written values (2)`)).toMatchObject(
      lost('may-have-run'),
    );
    expect(await written()).toBe(1);
  });

  test('in a transaction: nothing of it is kept', async () => {
    await using rs = base.apart();
    const transaction = rs.transaction(async (tx) => {
      await tx.sql`insert into written values (1)`;
      proxy.breakAnswers(fault);
      await tx.sql`select 1`;
    });
    expect(await failureOf(transaction)).toMatchObject(lost('rolled-back'));
    expect(await written()).toBe(0);
    await answers(rs);
  });

  test.each(['before', 'after'])('%s the commit: it may have committed', async (when) => {
    await using rs = base.apart();
    const transaction = rs.transaction(async (tx) => {
      await tx.sql`insert into written values (1)`;
      if (when === 'before') proxy.breakRequests(fault);
      else proxy.breakAnswers(fault);
    });
    expect(await failureOf(transaction)).toMatchObject(lost('may-have-committed'));
    expect(await written()).toBe(when === 'before' ? 0 : 1);
    await answers(rs);
  });

  test('amid a message of the login', async () => {
    proxy.breakAnswers(fault, 7);
    await expect(connect(through)).rejects.toMatchObject({ code: 'host-unreachable' });
  });
});

test('a stream that breaks gives the rows that came, and then what is known', async () => {
  await using rs = base.apart();
  proxy.breakAnswers('reset', 2_000_000);
  let rows = 0;
  const reading = async () => {
    for await (const _row of await rs.stream(sql`select salesid from sales`)) rows++;
  };
  expect(await failureOf(reading())).toMatchObject(lost('nothing-changed'));
  expect(rows).toBeGreaterThan(10_000);
});

describe('silence', () => {
  test('amid the rows ends with the timeout', async () => {
    await using rs = base.apart();
    await answers(rs);
    proxy.breakAnswers('silence', 100_000);
    const failure = await failureOf(rs.query(sql`select * from sales`, { timeout: 100 }));
    expect(failure).toMatchObject({ code: 'query-timeout' });
    await answers(rs);
  });

  test('of a server that is logged in to ends with the connection’s own timeout', async () => {
    proxy.breakAnswers('silence', 20);
    await expect(connect({ ...through, connectTimeout: 300 })).rejects.toMatchObject({
      code: 'connect-timeout',
      hint: expect.stringContaining('connectTimeout'),
    });
  });
});

describe('a connection at rest', () => {
  test('that died is replaced unnoticed, for a write too', async () => {
    await using rs = base.apart();
    await answers(rs);
    await proxy.hangUp();
    await rs.sql`insert into written values (1)`;
    expect(await written()).toBe(1);
  });

  test('that died with settings is not: they would be missing', async () => {
    await using rs = base.apart();
    await rs.sql`set search_path to pg_catalog`;
    proxy.breakAnswers('reset');
    expect(await failureOf(rs.sql`select 1`)).toMatchObject(lost('nothing-changed'));
    await expect(rs.sql`select 1`).rejects.toMatchObject({ code: 'session-lost' });
    await answers(rs);
  });

  test('tells the network that it is there, so that nobody forgets it', async () => {
    await using rs = base.apart();
    await answers(rs);
    const table = (await readFile('/proc/net/tcp', 'utf8')).split('\n');
    const port = through.port?.toString(16).toUpperCase().padStart(4, '0');
    const kept = table.filter((line) => new RegExp(`:${port} 01 \\S+ 02:`).test(line));
    expect(kept).toHaveLength(1);
  });
});

describe('a server that goes away', () => {
  test('is unreachable, and of use when it is back', async () => {
    await using rs = base.apart();
    await answers(rs);
    const open = await proxy.shut();
    await expect(rs.sql`select 1`).rejects.toMatchObject({ code: 'host-unreachable' });
    await open();
    await answers(rs);
  });

  test('by a crash, with a statement running: what is known of it, and then it has restarted', async () => {
    await using rs = await connect(analyst);
    await using other = await connect(analyst);
    const [row] = (await other.sql`select pg_backend_pid() as pid`).rows();
    const writing = failureOf(
      rs.query(sql.raw(`insert into written ${HEAVY} /* crashed-midway */`)),
    );
    await untilRunning(sandbox(), 'crashed-midway');
    process.kill(Number(row?.pid), 'SIGKILL');
    expect(await writing).toMatchObject(lost('may-have-run'));
    await Promise.all([answers(rs), answers(other)]);
    expect(await written()).toBe(0);
  });
});
