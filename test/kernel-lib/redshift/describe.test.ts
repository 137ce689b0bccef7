import { type Connection, connect, SqlError, sql } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancelRunning } from '../../../kernel-lib/src/redshift/running.js';
import { analyst, askServer, failureOf, sandboxed } from './support/sandboxed.js';

const sandbox = sandboxed();
let rs: Connection;
beforeAll(async () => {
  rs = await connect(analyst);
});
afterAll(() => rs?.close());

describe('describing a statement', () => {
  test('tells names and types, and what they are in TypeScript', async () => {
    const columns = await rs.describe(
      sql`select eventname, pricepaid, cast(1 as bigint) as n from sales join event using (eventid)`,
    );
    expect(columns).toEqual([
      {
        name: 'eventname',
        type: 'varchar(200)',
        nullable: true,
        cell: 'string | null',
        computed: false,
      },
      {
        name: 'pricepaid',
        type: 'numeric(8,2)',
        nullable: true,
        cell: 'number | null',
        computed: false,
      },
      {
        name: 'n',
        type: 'bigint',
        nullable: true,
        cell: 'number | bigint | null',
        computed: true,
      },
    ]);
  });

  test('does not run it', async () => {
    await askServer(
      sandbox(),
      `create sequence described; grant usage on sequence described to public;
       create function describe_me() returns bigint language sql as $$ select nextval('described') $$`,
    );
    await rs.describe(sql`select describe_me()`);
    await rs.describe(sql`create temp table never_made (a int)`);
    expect(await askServer(sandbox(), 'select is_called from described')).toEqual([
      { is_called: false },
    ]);
    expect((await rs.sql`select describe_me() as n`).rows()).toEqual([{ n: 1 }]);
    expect(await failureOf(rs.sql`select * from never_made`)).toBeInstanceOf(SqlError);
  });

  test('gives no columns for a statement without rows', async () => {
    expect(await rs.describe(sql`set query_group to 'x'`)).toEqual([]);
    expect(await rs.describe(sql``)).toEqual([]);
  });

  test('binds values by their types, and NULL by none', async () => {
    const typeOf = async (value: number | null) =>
      (await rs.describe(sql`select ${value} as v, qtysold from sales where qtysold > ${value}`))[0]
        ?.type;
    expect([await typeOf(1), await typeOf(1.5), await typeOf(null)]).toEqual([
      'integer',
      'double precision',
      'text',
    ]);
  });

  test('throws what running would throw, with line, caret and hint', async () => {
    const described = await failureOf(rs.describe(sql`select *\nfrom sale`));
    const ran = await failureOf(rs.sql`select *\nfrom sale`);
    expect(described).toBeInstanceOf(SqlError);
    expect(described).toEqual(ran);
    expect(described).toMatchObject({ line: 2, hint: expect.stringContaining('sales') });
  });

  test('is for one statement', async () => {
    expect(await failureOf(rs.describe(sql`select 1; select 2`))).toMatchObject({
      code: 'sql-several-statements',
    });
  });

  test('shares the session of the queries, and sees its temporary tables', async () => {
    const own = await connect(analyst);
    await own.sql`create temp table mine (a smallint)`;
    expect(await own.describe(sql`select a from mine`)).toMatchObject([{ type: 'smallint' }]);
    await own.close();
  });

  test('is cancelled on the server', async () => {
    const lock = await connect(analyst);
    await lock.sql`create table if not exists locked_for_describe (a int)`;
    await lock.query(sql.raw('begin; lock table locked_for_describe in access exclusive mode'));
    expect(lock.inTransaction).toBe(true);
    const waiting = async () =>
      (
        await askServer(
          sandbox(),
          "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%locked_for_describe%'",
        )
      ).length;
    const failed = failureOf(rs.describe(sql`select * from locked_for_describe`));
    await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
    await cancelRunning();
    expect(await failed).toMatchObject({ code: 'cancelled' });
    expect(await waiting()).toBe(0);
    await lock.sql`rollback`;
    expect(lock.inTransaction).toBe(false);
    await lock.close();
  });
});

describe('a limit of rows', () => {
  test.each([
    'select salesid from sales order by salesid desc',
    'with s as (select salesid from sales) select * from s order by 1 desc',
    'select salesid from sales union select -1 order by 1 desc',
    'select salesid from sales order by salesid desc limit 9',
  ])('%s: the first rows travel, in order', async (text) => {
    const result = await rs.query(sql.raw(text), { maxRows: 3 });
    expect(result.rows().map(({ salesid }) => salesid)).toEqual([172456, 172455, 172454]);
    expect((await rs.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
  });

  test('that is more than there are takes nothing away', async () => {
    const query = sql`select catid from category`;
    const all = (await rs.query(query)).numRows;
    expect((await rs.query(query, { maxRows: 1000 })).numRows).toBe(all);
    expect((await rs.query(query, { maxRows: all })).numRows).toBe(all);
  });

  test.each([0, -1, 1.5, Number.NaN, 2 ** 31])('of %d is refused', async (maxRows) => {
    expect(await failureOf(rs.query(sql`select 1`, { maxRows }))).toMatchObject({
      code: 'query-max-rows',
      message: expect.stringContaining(String(maxRows)),
    });
  });
});

describe('a plan', () => {
  test('is text, of a statement that was not run', async () => {
    await rs.sql`create temp table kept as select 1 as a, text 'it''s' as b`;
    const plan = await rs.explain(sql`delete from kept where a < ${2} and b = ${"it's"}`);
    expect(String(plan)).toMatch(/^Delete on kept[\s\S]*a < 2/);
    expect(plan.lines.length).toBeGreaterThan(1);
    expect((await rs.sql`select a from kept`).numRows).toBe(1);
  });
});

test('a place in a longer text is what an error names', async () => {
  const at = { line: 7, statement: 2, of: 3 };
  const error = await failureOf(rs.query(sql`select 1\nfrom nowhere`, { at }));
  expect(error).toMatchObject({ line: 8 });
  expect(String(error)).toMatch(
    /^statement 2 of 3: relation "nowhere".*\nline 8: from nowhere\n {13}\^/,
  );
});

test('a statement without rows is shown as what the server says it did', async () => {
  const made = await rs.query(
    sql.raw('create temp table t3 (a int); insert into t3 values (1), (2), (3)'),
  );
  expect(made.command).toBe('INSERT 0 3');
  const display = Reflect.get(made, Symbol.for('Jupyter.display')) as () => unknown;
  expect(display.call(made)).toEqual({ 'text/plain': 'INSERT 0 3' });
});
