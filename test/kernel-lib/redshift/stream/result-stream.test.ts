import { type Connection, connect, SqlError, sql } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyst, askServer, failureOf, sandboxed } from '../support/sandboxed.js';

const sandbox = sandboxed();
let rs: Connection;
beforeAll(async () => {
  rs = await connect(analyst);
});
afterAll(() => rs?.close());

/** More than the server, the gateway and the sockets between hold on their way. */
const LONG = sql`select s.*, u.firstname from sales s cross join (select userid, firstname from users limit 50) u`;

/** The statements that run on the server, beside this question. */
const running = (): Promise<unknown[]> =>
  askServer(
    sandbox(),
    `select pid from pg_stat_activity where state = 'active' and application_name = 'shiftbook'`,
  );

describe('rows as they come', () => {
  test('are the same, in the same order, as those of the query', async () => {
    const statement = sql`select * from sales order by salesid limit 30000`;
    const rows: unknown[] = [];
    for await (const row of await rs.stream(statement)) rows.push(row);
    expect(rows).toEqual((await rs.query(statement)).rows());
  });

  test('come in batches, and the columns before them', async () => {
    await using sales = await rs.stream(
      sql`select salesid, pricepaid, pricepaid as salesid from sales`,
    );
    expect(sales.columns).toEqual(['salesid', 'pricepaid', 'salesid']);
    expect(sales.schema[1]).toEqual({ name: 'pricepaid', type: 'numeric(8,2)', nullable: true });
    let rows = 0;
    let batches = 0;
    for await (const batch of sales.batches()) {
      rows += batch.numRows;
      batches++;
    }
    expect(rows).toBe(172_456);
    expect(batches).toBeGreaterThan(5);
  });

  test('no rows, no columns, a limit', async () => {
    const count = async (stream: AsyncIterable<unknown>): Promise<number> => {
      let rows = 0;
      for await (const _ of stream) rows++;
      return rows;
    };
    expect(await count(await rs.stream(sql`select 1 as one where false`))).toBe(0);
    const done = await rs.stream(sql``);
    expect([done.columns, await count(done)]).toEqual([[], 0]);
    expect(await count(await rs.stream(sql`select * from sales`, { maxRows: 7 }))).toBe(7);
  });

  test('two streams at a time, read in turns', async () => {
    await using one = await rs.stream(sql`select salesid from sales order by salesid`);
    await using other = await rs.stream(sql`select salesid from sales order by salesid desc`);
    const [first, second] = [one[Symbol.asyncIterator](), other[Symbol.asyncIterator]()];
    expect((await first.next()).value).toEqual({ salesid: 1 });
    expect((await second.next()).value).toEqual({ salesid: 172_456 });
    expect((await first.next()).value).toEqual({ salesid: 2 });
  });

  test('go through once', async () => {
    const stream = await rs.stream(sql`select 1 as one`);
    for await (const row of stream) expect(row).toEqual({ one: 1 });
    expect(await failureOf(stream.batches().next())).toMatchObject({ code: 'stream-consumed' });
  });
});

describe('a stream that is left', () => {
  test('is cancelled on the server, and its session is of use again', async () => {
    for await (const row of await rs.stream(LONG)) {
      expect(row).toHaveProperty('salesid');
      break;
    }
    expect(await running()).toEqual([]);
    const [backend] = (await rs.sql`select pg_backend_pid() as pid`).rows();
    await using stream = await rs.stream(sql`select pg_backend_pid() as pid`);
    for await (const row of stream) expect(row).toEqual(backend);
  });

  test('before its first row, or by an error in the loop', async () => {
    await (await rs.stream(LONG)).close();
    const failure = await failureOf(
      (async () => {
        for await (const _ of await rs.stream(LONG)) throw new Error('enough');
      })(),
    );
    expect(failure).toEqual(new Error('enough'));
    expect(await running()).toEqual([]);
  });

  test('by its signal, while rows lie there that nobody takes', async () => {
    const abort = new AbortController();
    const stream = await rs.stream(LONG, { signal: abort.signal });
    const rows = stream[Symbol.asyncIterator]();
    await rows.next();
    abort.abort();
    const rest = (async () => {
      while (!(await rows.next()).done);
    })();
    expect(await failureOf(rest)).toMatchObject({ code: 'cancelled' });
    expect(await running()).toEqual([]);
  });

  test('by its timeout', async () => {
    const stream = await rs.stream(LONG, { timeout: 50 });
    const rest = (async () => {
      for await (const _ of stream);
    })();
    expect(await failureOf(rest)).toMatchObject({ code: 'query-timeout' });
  });

  test('when the connection is closed', async () => {
    const other = rs.apart();
    const stream = await other.stream(LONG);
    await other.close();
    const rest = (async () => {
      for await (const _ of stream.batches());
    })();
    expect(await failureOf(rest)).toMatchObject({ code: 'cancelled' });
    expect(await running()).toEqual([]);
  });
});

describe('what goes wrong', () => {
  test('at once is thrown before there is a stream', async () => {
    const failure = await failureOf(rs.stream(sql`select nothing from sales`));
    expect(failure).toBeInstanceOf(SqlError);
    expect(await failureOf(rs.stream(sql`select 1; select 2`))).toMatchObject({
      code: 'sql-several-statements',
    });
  });

  test('in the middle is thrown after the rows that came', async () => {
    const stream = await rs.stream(
      sql`select 1 / (150000 - salesid) as x
        from (select salesid from sales order by salesid limit 200000) as sorted`,
    );
    let rows = 0;
    const read = (async () => {
      for await (const _ of stream) rows++;
    })();
    const failure = await failureOf(read);
    expect(failure).toBeInstanceOf(SqlError);
    expect(failure).toMatchObject({ sqlState: '22012' });
    expect(rows).toBeGreaterThan(0);
    expect((await rs.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
  });

  test('a lost connection is one', async () => {
    const other = rs.apart();
    const stream = await other.stream(LONG);
    await askServer(
      sandbox(),
      `select pg_terminate_backend(pid) from pg_stat_activity where state = 'active' and query like '%cross join (select userid%' and pid <> pg_backend_pid()`,
    );
    const read = (async () => {
      for await (const _ of stream.batches());
    })();
    expect(await failureOf(read)).toMatchObject({ code: 'connection-lost' });
    await other.close();
  });
});

describe('a statement in the loop over a stream, in the one session that both need', () => {
  const all = sql`select * from sales`;

  test('throws at once in a transaction, which goes on', async () => {
    const rows = await rs.transaction(async (tx) => {
      const stream = await tx.stream(all);
      expect(await failureOf(tx.sql`select 1`)).toMatchObject({ code: 'stream-open' });
      let count = 0;
      for await (const batch of stream.batches()) {
        if (count === 0) {
          expect(await failureOf(tx.sql`select 1`)).toMatchObject({ code: 'stream-open' });
          expect(await failureOf(tx.stream(all))).toMatchObject({ code: 'stream-open' });
          expect((await rs.apart().sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
        }
        count += batch.numRows;
      }
      return [count, (await tx.sql`select 1 as one`).numRows];
    });
    expect(rows).toEqual([172_456, 1]);
  });

  test('throws in a session with settings, and in an open transaction; elsewhere it runs', async () => {
    const inLoop = async (connection: Pick<Connection, 'sql' | 'stream'>): Promise<unknown> => {
      for await (const _ of await connection.stream(all)) {
        return await connection.sql`select 1 as one`.then(({ numRows }) => numRows, String);
      }
      return undefined;
    };
    for (const tying of [sql`set extra_float_digits to 2`, sql`begin`]) {
      await using tied = rs.apart();
      await tied.query(tying);
      expect(await inLoop(tied)).toMatch(/Rows of a stream are still to be read/);
    }
    expect(await inLoop(rs)).toBe(1);
  });

  test('may wait for a stream that somebody reads', async () => {
    await using tied = rs.apart();
    await tied.query(sql`set extra_float_digits to 2`);
    const stream = await tied.stream(all);
    const reading = (async () => {
      let rows = 0;
      for await (const batch of stream.batches()) rows += batch.numRows;
      return rows;
    })();
    const other = tied.sql`select 1 as one`;
    expect([await reading, (await other).numRows]).toEqual([172_456, 1]);
  });
});
