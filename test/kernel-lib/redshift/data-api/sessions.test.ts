import { ListSessionsCommand, RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { type Connection, ConnectionLost, connect, sql } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataApiSession } from '../../../../kernel-lib/src/redshift/data-api/session.js';
import { awsConfiguration } from '../../../sandbox/running.js';
import { HEAVY, untilRunning } from '../support/running.js';
import { analyst, askServer, failureOf, sandboxed } from '../support/sandboxed.js';

const sandbox = sandboxed();
const where = { via: 'data-api', ...analyst } as const;
let service: RedshiftDataClient;
beforeAll(async () => {
  service = new RedshiftDataClient(awsConfiguration(sandbox()));
  await askServer(sandbox(), 'create table sold (day date, n int)');
  await askServer(sandbox(), 'grant all on sold to analyst');
});
afterAll(() => service?.destroy());

/** Rows that others see. */
const sold = async () =>
  (await askServer(sandbox(), 'select n from sold order by n')).map(({ n }) => n);
const emptied = () => askServer(sandbox(), 'delete from sold');
/** Sessions that the service keeps. */
const kept = async () => {
  const { Sessions = [] } = await service.send(new ListSessionsCommand({}));
  return Sessions.map(({ Status, SessionAliveSeconds }) => [Status, SessionAliveSeconds]);
};
/** Resolves when the service keeps no session any more; it closes them behind their last statement. */
const nothingKept = async () => {
  while ((await kept()).length > 0);
};
const insert = (rs: Pick<Connection, 'sql'>, n: number) =>
  rs.sql`insert into sold values ('2008-01-31', ${n})`;

describe('a transaction by the Data API', () => {
  it('takes effect as a whole, in one session, which is given back', async () => {
    await emptied();
    await using rs = await connect(where);
    const count = await rs.transaction(async (tx) => {
      await insert(tx, 1);
      await insert(tx, 2);
      expect(await sold()).toEqual([]);
      expect(await kept()).toEqual([['AVAILABLE', 900]]);
      return (await tx.sql`select n from sold`).numRows;
    });
    expect(count).toBe(2);
    expect(await sold()).toEqual([1, 2]);
    expect(await kept()).toEqual([]);
    expect(rs.inTransaction).toBe(false);
  });

  it('leaves nothing where its function throws, a statement fails, or it is cancelled', async () => {
    await emptied();
    await using rs = await connect(where);
    const own = new Error('changed my mind');
    const thrown = rs.transaction(async (tx) => {
      await insert(tx, 1);
      throw own;
    });
    await expect(thrown).rejects.toBe(own);
    const failed = rs.transaction(async (tx) => {
      await insert(tx, 1);
      await failureOf(tx.sql`select nosuch from sold`);
    });
    expect(await failureOf(failed)).toMatchObject({ code: 'transaction-failed' });
    const controller = new AbortController();
    const long = rs.transaction(
      async (tx) => {
        await insert(tx, 1);
        await tx.query(sql.raw(`${HEAVY} -- in a transaction`));
      },
      { signal: controller.signal },
    );
    await untilRunning(sandbox(), 'in a transaction');
    controller.abort();
    expect(await failureOf(long)).toMatchObject({ code: 'cancelled' });
    expect(await sold()).toEqual([]);
    expect(await kept()).toEqual([]);
    expect((await rs.sql`select 1 as a`).rows()).toEqual([{ a: 1 }]);
  });

  it('by BEGIN and COMMIT ties what is between, and ends with the connection', async () => {
    await emptied();
    const rs = await connect(where);
    await rs.sql`begin`;
    await insert(rs, 1);
    expect([rs.inTransaction, await sold()]).toEqual([true, []]);
    await rs.sql`commit`;
    expect([rs.inTransaction, await sold()]).toEqual([false, [1]]);
    await rs.sql`begin`;
    await insert(rs, 2);
    await rs.close();
    await nothingKept();
    expect(await sold()).toEqual([1]);
  });
});

it.each([
  ['insert into sold values (null, 1)', 'rolled-back'],
  ['truncate sold', 'may-have-run'],
])('of %s in a transaction, begun and left unanswered, is known: %s', async (text, outcome) => {
  const session = new DataApiSession({ kind: 'data-api', ...where }, 'CSV');
  await session.run('begin', []);
  await using rs = await connect(analyst);
  await rs.transaction(async (tx) => {
    await tx.sql`lock table sold`;
    const lost = failureOf(session.run(`${text} /* left */`, []));
    await untilRunning(sandbox(), '/* left */');
    session.drop();
    expect(await lost).toMatchObject({ code: 'connection-lost', outcome });
    const left = 'select pg_terminate_backend(pid) from pg_stat_activity where query like $1';
    await askServer(sandbox(), left, ['%/* left */']);
  });
  await nothingKept();
});

describe('what a session holds, by the Data API', () => {
  it('is there for what follows, typed as ever, until the connection is closed', async () => {
    const rs = await connect(where);
    await rs.sql`create temp table chosen as select eventid from event where eventid <= 3`;
    await rs.sql`set datestyle to 'SQL, DMY'`;
    const [first, second] = await Promise.all([
      rs.sql`select count(*) as n from chosen`,
      rs.sql`show datestyle`,
    ]);
    expect([first.rows(), second.rows()]).toEqual([[{ n: 3 }], [{ DateStyle: 'SQL, DMY' }]]);
    const [column] = await rs.describe(sql`select eventid from chosen`);
    expect(column?.type).toBe('integer');
    expect((await rs.transaction((tx) => tx.sql`select * from chosen`)).numRows).toBe(3);
    expect((await rs.sql`select * from chosen`).numRows).toBe(3);
    await rs.close();
    await nothingKept();
  });

  it('is told to be gone where the session ended', async () => {
    await using rs = await connect(where);
    await rs.sql`create temp table gone as select 1 as a`;
    const [{ pid } = { pid: 0 }] = (
      await rs.sql<{ pid: number }>`select pg_backend_pid() as pid`
    ).rows();
    await askServer(sandbox(), `select pg_terminate_backend(${pid})`);
    await nothingKept();
    const lost = await failureOf(rs.sql`select * from gone`);
    expect(lost).toBeInstanceOf(ConnectionLost);
    expect(lost).toMatchObject({
      outcome: 'not-begun',
      message: expect.stringContaining('is closed'),
    });
    expect(await failureOf(rs.sql`select * from gone`)).toMatchObject({ code: 'session-lost' });
    expect((await rs.sql`select 1 as a`).rows()).toEqual([{ a: 1 }]);
  });
});
