import { ConnectionLost, connect, sql, TransactionConflict } from 'shiftbook';
import { beforeAll, describe, expect, test } from 'vitest';
import { cancelRunning } from '../../../kernel-lib/src/redshift/running.js';
import { sqlErrorOf } from '../../../kernel-lib/src/redshift/sql-error.js';
import { readServerMessage } from '../../../kernel-lib/src/redshift/wire/server-message.js';
import { gate } from './support/gate.js';
import { HEAVY, runsWith, untilRunning } from './support/running.js';
import { analyst, askServer, failureOf, sandboxed } from './support/sandboxed.js';

const sandbox = sandboxed();

beforeAll(async () => {
  await askServer(sandbox(), 'create table noted (id int, note varchar(40))');
  await askServer(sandbox(), 'grant all on noted to analyst');
});

/** Notes that others see, in their order. */
async function notes(): Promise<unknown[]> {
  const rows = await askServer(sandbox(), 'select note from noted order by id, note');
  return rows.map(({ note }) => note);
}

const emptied = () => askServer(sandbox(), 'delete from noted');

describe('a transaction', () => {
  test('takes effect as a whole, and gives what its function returns', async () => {
    await emptied();
    await using rs = await connect(analyst);
    const count = await rs.transaction(async (tx) => {
      await tx.sql`insert into noted values (1, ${'one'})`;
      await tx.sql`insert into noted values (2, 'two')`;
      expect(await notes()).toEqual([]);
      const [row] = (await tx.sql<{ n: number }>`select count(*) as n from noted`).rows();
      return row?.n;
    });
    expect(count).toBe(2);
    expect(await notes()).toEqual(['one', 'two']);
    expect(rs.inTransaction).toBe(false);
  });

  test('leaves nothing where its function throws', async () => {
    await emptied();
    await using rs = await connect(analyst);
    const own = new Error('changed my mind');
    const transaction = rs.transaction(async (tx) => {
      await tx.sql`insert into noted values (1, 'one')`;
      throw own;
    });
    await expect(transaction).rejects.toBe(own);
    expect(await notes()).toEqual([]);
    expect((await rs.sql`select count(*) as n from noted`).rows()).toEqual([{ n: 0 }]);
  });

  test('does not say that it committed where a statement failed unnoticed', async () => {
    await emptied();
    await using rs = await connect(analyst);
    const transaction = rs.transaction(async (tx) => {
      await tx.sql`insert into noted values (1, 'one')`;
      await failureOf(tx.sql`select nosuch from noted`);
    });
    await expect(transaction).rejects.toMatchObject({ code: 'transaction-failed' });
    expect(await notes()).toEqual([]);
  });

  test('runs statements that were not waited for before it commits', async () => {
    await emptied();
    await using rs = await connect(analyst);
    await rs.transaction(async (tx) => {
      for (const id of [1, 2, 3]) void tx.sql`insert into noted values (${id}, 'later')`;
    });
    expect(await notes()).toEqual(['later', 'later', 'later']);
  });

  test('cannot be used after its end', async () => {
    await using rs = await connect(analyst);
    const kept = await rs.transaction(async (tx) => tx);
    await expect(kept.sql`select 1`).rejects.toMatchObject({ code: 'transaction-ended' });
  });

  test('that only reads is refused writing by the server', async () => {
    await using rs = await connect(analyst);
    const writing = rs.transaction((tx) => tx.sql`insert into noted values (1, 'one')`, {
      readOnly: true,
      isolation: 'serializable',
    });
    await expect(writing).rejects.toMatchObject({ sqlState: '25006' });
  });

  test('has no other within it', async () => {
    await using rs = await connect(analyst);
    const nested = { code: 'transaction-nested' };
    const inside = rs.transaction(() => rs.transaction(async () => undefined));
    await expect(inside).rejects.toMatchObject(nested);
    await expect(rs.transaction((tx) => tx.sql`begin`)).rejects.toMatchObject(nested);
    await expect(rs.transaction(() => rs.sql`select 1`)).rejects.toMatchObject({
      ...nested,
      hint: expect.stringContaining('Use tx'),
    });
    await rs.sql`begin`;
    await expect(rs.transaction(async () => undefined)).rejects.toMatchObject(nested);
    await rs.sql`rollback`;
    expect(await rs.transaction(async () => 'free again')).toBe('free again');
  });

  test.each(['commit', 'END', ' rollback', 'truncate noted'])('refuses %s', async (text) => {
    await using rs = await connect(analyst);
    await expect(rs.transaction((tx) => tx.query(sql.raw(text)))).rejects.toMatchObject({
      code: 'transaction-statement',
    });
  });

  test('asks for no isolation that Redshift does not have', async () => {
    await using rs = await connect(analyst);
    const options = { isolation: 'snapshot' as 'serializable' };
    await expect(rs.transaction(async () => undefined, options)).rejects.toMatchObject({
      code: 'transaction-isolation',
      hint: expect.stringContaining('alter database'),
    });
  });

  test('may hold temporary tables, which stay', async () => {
    await using rs = await connect(analyst);
    await rs.transaction((tx) => tx.sql`create temp table kept as select 7 as seven`);
    expect((await rs.sql`select seven from kept`).rows()).toEqual([{ seven: 7 }]);
    await rs.transaction((tx) => tx.sql`insert into kept values (8)`);
    expect((await rs.sql`select seven from kept order by 1`).numRows).toBe(2);
  });
});

describe('streams in a transaction', () => {
  test('see what it did, and its other statements wait for their end', async () => {
    await emptied();
    await using rs = await connect(analyst);
    const seen = await rs.transaction(async (tx) => {
      await tx.sql`insert into noted values (1, 'one'), (2, 'two')`;
      const found: unknown[] = [];
      const rows = await tx.stream(sql`select note from noted order by id`);
      const after = tx.sql`insert into noted values (3, 'three')`;
      for await (const { note } of rows) found.push(note);
      await after;
      return found;
    });
    expect(seen).toEqual(['one', 'two']);
    expect(await notes()).toEqual(['one', 'two', 'three']);
  });

  test('that nobody reads keep nobody waiting at its end', async () => {
    await using rs = await connect(analyst);
    const unread = rs.transaction(async (tx) => {
      await tx.stream(sql`select a.* from sales a, sales b limit 10000000`);
    });
    await expect(unread).rejects.toMatchObject({ code: 'transaction-failed' });
    const own = new Error('changed my mind');
    const thrown = rs.transaction(async (tx) => {
      await tx.stream(sql`select a.* from sales a, sales b limit 10000000`);
      throw own;
    });
    await expect(thrown).rejects.toBe(own);
    expect((await rs.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
  });
});

describe('two transactions that cannot both be', () => {
  test('end with an error that says that one may be run again', async () => {
    await emptied();
    await askServer(sandbox(), "insert into noted values (1, 'one'), (2, 'two')");
    await using rs = await connect(analyst);
    const isolation = 'serializable' as const;
    /** Each reads what the other writes. */
    const swap = (from: number, to: number, before: Promise<unknown>, read: () => void) =>
      rs.transaction(
        async (tx) => {
          const [row] = (await tx.sql`select note from noted where id = ${from}`).rows();
          read();
          await before;
          await tx.sql`update noted set note = ${String(row?.note)} where id = ${to}`;
        },
        { isolation },
      );
    const one = gate();
    const two = gate();
    const failures = await Promise.allSettled([
      swap(1, 2, two.passed, one.open),
      swap(2, 1, one.passed, two.open),
    ]);
    const [failed] = failures.flatMap((each) => (each.status === 'rejected' ? each.reason : []));
    expect(failures.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(failed).toBeInstanceOf(TransactionConflict);
    expect(failed).toMatchObject({ code: 'transaction-conflict', sqlState: '40001' });
  });

  test('as Redshift tells it', () => {
    const fields = 'SERROR\0CXX000\0M1023\0DSerializable isolation violation on table - 1\0\0';
    const said = readServerMessage(Buffer.from(fields), 0, fields.length);
    const statement = { whole: 'commit', text: 'commit', start: 0 };
    expect(sqlErrorOf(said, statement)).toBeInstanceOf(TransactionConflict);
  });
});

describe('a transaction that is aborted', () => {
  test('is rolled back, and its statement cancelled on the server', async () => {
    await emptied();
    await using rs = await connect(analyst);
    const abort = new AbortController();
    const transaction = rs.transaction(
      async (tx) => {
        await tx.sql`insert into noted values (1, 'one')`;
        await tx.query(sql.raw(`${HEAVY} /* aborted-within */`));
      },
      { signal: abort.signal },
    );
    const failure = failureOf(transaction);
    await untilRunning(sandbox(), 'aborted-within');
    abort.abort();
    expect(await failure).toMatchObject({ code: 'cancelled' });
    expect(await runsWith(sandbox(), 'aborted-within')).toBe(0);
    expect(await notes()).toEqual([]);
    expect((await rs.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
  });

  test('by an interrupt of the kernel, between its statements', async () => {
    await using rs = await connect(analyst);
    const begun = gate();
    const transaction = rs.transaction(async (tx) => {
      await tx.sql`select 1`;
      begun.open();
      await new Promise(() => undefined); // for ever
    });
    const failure = failureOf(transaction);
    await begun.passed;
    await cancelRunning();
    expect(await failure).toMatchObject({
      code: 'cancelled',
      hint: 'The transaction was rolled back.',
    });
  });

  test('by its timeout says so', async () => {
    await using rs = await connect(analyst);
    const slow = rs.transaction((tx) => tx.query(sql.raw(HEAVY)), { timeout: 50 });
    await expect(slow).rejects.toMatchObject({ code: 'query-timeout' });
  });
});

test('a transaction whose session is ended by the server keeps nothing, and says so', async () => {
  await emptied();
  await using rs = await connect(analyst);
  const transaction = rs.transaction(async (tx) => {
    const [row] = (await tx.sql`select pg_backend_pid() as pid`).rows();
    await tx.sql`insert into noted values (1, 'one')`;
    await askServer(sandbox(), 'select pg_terminate_backend($1, 10000)', [row?.pid]);
    await tx.sql`insert into noted values (2, 'two')`;
  });
  const failure = await failureOf(transaction);
  expect(failure).toBeInstanceOf(ConnectionLost);
  expect(failure).toMatchObject({ code: 'connection-lost', outcome: 'rolled-back' });
  expect(await notes()).toEqual([]);
  expect((await rs.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
});
