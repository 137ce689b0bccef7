import { type Connection, connect, SqlError, sql } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancelRunning } from '../../../kernel-lib/src/redshift/running.js';
import { HEAVY, runsWith, untilRunning } from './support/running.js';
import { analyst, askServer, failureOf, sandboxed } from './support/sandboxed.js';

const sandbox = sandboxed();
let rs: Connection;
beforeAll(async () => {
  rs = await connect(analyst);
});
afterAll(() => rs?.close());

describe('errors of statements', () => {
  test('show the server’s words, the line of SQL and a caret', async () => {
    const error = await failureOf(rs.sql`select eventid,
      'é😀' as "ü", * form sales`);
    expect(error).toBeInstanceOf(SqlError);
    expect(error).toMatchObject({
      code: 'sql-error',
      sqlState: '42601',
      severity: 'ERROR',
      line: 2,
      column: 22,
      message: [
        'syntax error at or near "form"',
        `line 2:       'é😀' as "ü", * form sales`,
        `                             ^`,
      ].join('\n'),
    });
  });

  test('count lines over several statements', async () => {
    const error = await failureOf(rs.sql`select 1;

select nosuch from sales; select 2`);
    expect(error).toMatchObject({ sqlState: '42703', line: 3, column: 8 });
  });

  test('name tables that are near', async () => {
    expect(await failureOf(rs.sql`select * from salez`)).toMatchObject({
      sqlState: '42P01',
      hint: 'Did you mean sales?',
    });
    expect(await failureOf(rs.sql`select * from public.evnt`)).toMatchObject({
      hint: 'Did you mean event?',
    });
  });

  test('say what to do about a value inside quotes', async () => {
    expect(await failureOf(rs.sql`select '${1}' as one`)).toMatchObject({
      code: 'sql-value-in-quotes',
      hint: expect.stringContaining('quotes'),
    });
  });

  test('several statements cannot bind values', async () => {
    await expect(rs.sql`select ${1}; select 2`).rejects.toMatchObject({
      code: 'sql-several-statements',
    });
  });

  test('COPY from this side is refused, and the connection goes on', async () => {
    await using own = await connect(analyst);
    const copy = own.sql`create temp table copied (a int); copy copied from stdin`;
    expect(await failureOf(copy)).toBeInstanceOf(SqlError);
    expect((await own.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
  });
});

describe('a cancel', () => {
  test('stops the statement on the server, and the session goes on', async () => {
    const abort = new AbortController();
    const query = rs.query(sql.raw(`${HEAVY} /* cancel-me */`), { signal: abort.signal });
    const failure = failureOf(query);
    await untilRunning(sandbox(), 'cancel-me');
    abort.abort();
    expect(await failure).toMatchObject({
      code: 'cancelled',
      hint: 'The server confirmed that it stopped.',
    });
    expect(await runsWith(sandbox(), 'cancel-me')).toBe(0);
    expect((await rs.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
  });

  test('by a timeout says so', async () => {
    const query = rs.query(sql.raw(HEAVY), { signal: AbortSignal.timeout(50) });
    await expect(query).rejects.toMatchObject({ code: 'query-timeout' });
  });

  test('before it begins, nothing is sent', async () => {
    const query = rs.query(sql.raw(HEAVY), { signal: AbortSignal.abort() });
    await expect(query).rejects.toMatchObject({ code: 'cancelled', hint: 'It had not begun.' });
  });

  test('of all that runs, as an interrupted kernel asks for', async () => {
    const failures = [1, 2, 3, 4, 5, 6].map(() =>
      failureOf(rs.query(sql.raw(`${HEAVY} /* all-of-us */`))),
    );
    await untilRunning(sandbox(), 'all-of-us', 4);
    await cancelRunning();
    expect(await runsWith(sandbox(), 'all-of-us')).toBe(0);
    for (const failure of await Promise.all(failures)) {
      expect(failure).toMatchObject({ code: 'cancelled' });
    }
  });
});

describe('statements at the same time', () => {
  test('8 of them answer, each its own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        const result = await rs.sql<{ n: number; i: number }>`
          select count(*) as n, ${index} as i from sales where qtysold > ${index}`;
        return result.rows()[0];
      }),
    );
    expect(answers.map((answer) => answer?.i)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(answers[0]?.n).toBe(172_456);
  });

  test('one after the other run in the same session', async () => {
    const pid = async () => (await rs.sql`select pg_backend_pid() as pid`).rows()[0]?.pid;
    expect(await pid()).toBe(await pid());
  });

  test('stay in the session of an open transaction', async () => {
    await using own = await connect(analyst);
    await own.sql`begin`;
    const pids = await Promise.all(
      [1, 2, 3].map(async () => (await own.sql`select pg_backend_pid() as pid`).rows()[0]?.pid),
    );
    await own.sql`commit`;
    expect(new Set(pids).size).toBe(1);
  });
});

describe('sessions that die', () => {
  /** Ends the server's side of the connection's session, and waits until it is gone. */
  const killed = async (own: Connection): Promise<void> => {
    const pid = (await own.sql`select pg_backend_pid() as pid`).rows()[0]?.pid;
    await askServer(sandbox(), 'select pg_terminate_backend($1, 10000)', [pid]);
  };

  test('at rest are replaced unnoticed', async () => {
    await using own = await connect(analyst);
    await killed(own);
    expect((await own.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
  });

  test('with an open transaction are not: the next statement says what is lost', async () => {
    await using own = await connect(analyst);
    await own.sql`begin`;
    await killed(own);
    await expect(own.sql`select 1`).rejects.toMatchObject({ code: 'session-lost' });
    expect((await own.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
  });

  test('while a statement runs: its outcome is not known', async () => {
    await using own = await connect(analyst);
    await own.sql`create temp table seen (n bigint)`;
    const failure = failureOf(own.query(sql.raw(`insert into seen ${HEAVY} /* killed-midway */`)));
    await untilRunning(sandbox(), 'killed-midway');
    await askServer(
      sandbox(),
      'select pg_terminate_backend(pid) from pg_stat_activity where query like $1 and pid <> pg_backend_pid()',
      ['%killed-midway%'],
    );
    expect(await failure).toMatchObject({ code: 'connection-lost', outcome: 'may-have-run' });
    await expect(own.sql`select 1`).rejects.toMatchObject({ code: 'session-lost' });
    expect((await own.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
  });
});

test('a closed connection says so', async () => {
  const own = await connect(analyst);
  await own.close();
  await expect(own.sql`select 1`).rejects.toMatchObject({ code: 'connection-closed' });
});

test('a result tells where it came from', async () => {
  const result = await rs.sql`select ${1} as one`;
  expect(result.provenance).toEqual({
    profile: undefined,
    sql: 'select $1 as one',
    parameters: [1],
  });
});

test('a dataset is the query as text, with the cluster and its role', () => {
  expect(rs.dataset(sql`select * from sales where qtysold > ${2}`)).toEqual({
    clusterId: 'shiftbook',
    database: 'dev',
    dbUser: 'analyst',
    query: 'select * from sales where qtysold > 2',
    clusterRoleArn: expect.stringMatching(/^arn:aws:iam::\d{12}:role\/shiftbook-redshift$/),
  });
  expect(rs.dataset(sql`select venueid from venue limit 3; -- few`).query).toBe(
    'select * from (select venueid from venue limit 3\n) as unloaded',
  );
  expect(() => rs.dataset(sql`select 1; select 2`)).toThrow(/One statement at a time/);
});

test('a table is pictured in the database', async () => {
  const figure = await rs.table('sales').hist('pricepaid');
  expect(figure.sql()).toContain('pricepaid');
});
