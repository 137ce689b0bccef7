import { ListStatementsCommand, RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { type Connection, connect, type Result, type Sql, SqlError, sql } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Connection as BareConnection } from '../../../../kernel-lib/src/redshift/connection.js';
import { DataApiSession } from '../../../../kernel-lib/src/redshift/data-api/session.js';
import { awsConfiguration } from '../../../sandbox/running.js';
import { HEAVY, runsWith, untilRunning } from '../support/running.js';
import { analyst, failureOf, sandboxed } from '../support/sandboxed.js';

const sandbox = sandboxed();
let wire: Connection;
/** Fetches its results as CSV. */
let data: Connection;
/** Fetches them as tagged unions, as where CSV does not tell all apart. */
let unions: BareConnection;
beforeAll(async () => {
  wire = await connect(analyst);
  data = await connect({ via: 'data-api', ...analyst });
  const profile = { kind: 'data-api', via: 'data-api', ...analyst } as const;
  unions = new BareConnection(data.profile, async () => new DataApiSession(profile, 'JSON'));
});
afterAll(() => Promise.all([wire?.close(), data?.close(), unions?.close()]));

/** What a result is made of, as far as one can tell two apart. */
const facts = (result: Result) => ({
  schema: result.schema,
  arrow: result.arrow().schema.fields.map(({ type }) => String(type)),
  rows: result.rows(),
});

/** Runs a query all ways and checks that the results are the same. */
async function same(statement: Sql): Promise<Result> {
  const ways = [data, unions, wire].map((rs) => rs.query(statement));
  const [by, tagged, over] = (await Promise.all(ways)) as [Result, Result, Result];
  expect(facts(by)).toEqual(facts(over));
  expect(facts(tagged)).toEqual(facts(over));
  return by;
}

/** Every type with its zero or emptiness, and another value. */
const TYPES: readonly (readonly [type: string, zero: string, other: string])[] = [
  ['boolean', 'false', 'true'],
  ['smallint', '0', '-32768'],
  ['integer', '0', '2147483647'],
  ['bigint', '0', '9223372036854775807'],
  ['real', '0', '1.1'],
  ['double precision', "'-0'", "'NaN'"],
  ['numeric(8,2)', '0', '904.50'],
  ['numeric(38,3)', '0', '12345678901234567890123456789012345.678'],
  ['varchar(20)', "''", `'NULL, "ü" \u00e9\n'`],
  ['char(5)', "''", "'ab'"],
  ['date', "'1970-01-01'", "'2008-02-29'"],
  ['time', "'00:00'", "'23:59:59.999999'"],
  ['timetz', "'00:00+00'", "'23:59:59.5+02'"],
  ['timestamp', "'1970-01-01'", "'2008-06-13 04:29:27.123456'"],
  ['timestamptz', "'1970-01-01 00:00+00'", "'2008-06-13 04:29:27.5+00'"],
  ['varbyte', "''", "'616263'"],
];

describe('a result by the Data API', () => {
  it('is fetched as CSV, which the service was seen to write well', async () => {
    await same(sql`select 'of which format' as a`);
    const service = new RedshiftDataClient(awsConfiguration(sandbox()));
    const { Statements = [] } = await service.send(new ListStatementsCommand({}));
    service.destroy();
    const formats = Statements.filter(({ QueryString }) =>
      QueryString?.includes('of which format'),
    );
    expect(formats.map(({ ResultFormat }) => ResultFormat).sort()).toEqual(['CSV', 'JSON']);
  });

  it.each(TYPES)(
    'of %s is that of the wire: zero or empty, NULL, and another',
    async (type, ...texts) => {
      const [zero, other] = texts.map((text) => sql.raw(text)) as [Sql, Sql];
      const kind = sql.raw(type);
      const result = await same(sql`select v from (
      select 1 as i, cast(${zero} as ${kind}) as v union all select 2, cast(null as ${kind})
      union all select 3, cast(${other} as ${kind})) as t order by i`);
      const [first, none, last] = result.rows().map(({ v }) => v);
      expect(none).toBeNull();
      expect(first).not.toBeNull();
      expect(last).not.toEqual(first);
    },
  );

  it('of SUPER is that of the wire', async () => {
    await same(
      sql`select json_parse('{"a": [0, "", null, 9007199254740993]}') as v, json_parse('null') as n`,
    );
  });

  it('of a table is that of the wire, over several pages', async () => {
    const result = await same(
      sql`select salesid, pricepaid, saletime, commission from sales where salesid <= 2600 order by salesid`,
    );
    expect(result.numRows).toBe(2600);
  });

  it('without rows, or without columns, keeps what it has', async () => {
    await same(sql`select venueid, venuename from venue where false`);
    await data.sql`create table data_api_made (a int)`;
    const inserted = await data.sql`insert into data_api_made select 1 union all select 2`;
    expect(inserted.columns).toEqual([]);
    expect((await wire.sql`select sum(a) as s from data_api_made`).rows()).toEqual([{ s: 3 }]);
  });

  it('takes no more rows than maxRows', async () => {
    const statement = sql`select salesid from sales order by 1`;
    const result = await data.query(statement, { maxRows: 1500 });
    expect(result.numRows).toBe(1500);
  });

  it('comes as a stream, too', async () => {
    let rows = 0;
    for await (const _ of await data.stream(sql`select listid from listing limit 2100`)) rows++;
    expect(rows).toBe(2100);
  });
});

describe('values', () => {
  it('mean the same as on the wire, whatever they hold', async () => {
    const nasty = `it's :p1 "x" \\ -- $1 /* ; */`;
    await same(
      sql`select ${nasty} as a, ${''} as b, ${0} as c, ${-1} as d, ${1.5} as e, ${true} as f,
        ${2n ** 62n} as g, ${null} as h, ':p9' as i, ${nasty}::varchar as j, 1::int as k`,
    );
    const rows = await same(
      sql`select salesid from sales where saletime < ${new Date('2008-01-02')} order by 1`,
    );
    expect(rows.numRows).toBeGreaterThan(0);
  });
});

describe('a statement by the Data API', () => {
  it('that is wrong tells line and column', async () => {
    const error = await failureOf(data.sql`select salesid,\n  nonsense from sales`);
    expect(error).toBeInstanceOf(SqlError);
    expect(error).toMatchObject({ sqlState: '42703', line: 2, column: 3 });
  });

  it('is cancelled on the server when its signal fires', async () => {
    const controller = new AbortController();
    const running = data.query(sql.raw(`${HEAVY} -- by data api`), { signal: controller.signal });
    await untilRunning(sandbox(), 'by data api');
    controller.abort();
    expect(await failureOf(running)).toMatchObject({
      code: 'cancelled',
      hint: 'The server confirmed that it stopped.',
    });
    expect(await runsWith(sandbox(), 'by data api')).toBe(0);
    expect((await data.sql`select 1 as a`).rows()).toEqual([{ a: 1 }]);
  });

  it('ends at its timeout', async () => {
    const late = data.query(sql.raw(HEAVY), { timeout: 300 });
    expect(await failureOf(late)).toMatchObject({ code: 'query-timeout' });
  });

  it('is described without its rows', async () => {
    const described = await data.describe(sql`select salesid, pricepaid from sales`);
    expect(described.map(({ name, type, cell }) => [name, type, cell])).toEqual([
      ['salesid', 'integer', 'number | null'],
      ['pricepaid', 'numeric(8,2)', 'number | null'],
    ]);
    const wrong = await failureOf(data.describe(sql`select nonsense from sales`));
    expect(wrong).toMatchObject({ line: 1, column: 8 });
    expect(await data.describe(sql`drop table data_api_made`)).toEqual([]);
  });

  it.each([
    [`select '${'x'.repeat(102_400)}'`, 'data-api-statement-too-long'],
    ["select repeat('x', 60000), repeat('y', 60000)", 'data-api-limit'],
  ])('is refused with the reason: %#', async (text, code) => {
    expect(await failureOf(data.query(sql.raw(text)))).toMatchObject({ code });
  });

  it('serves catalogue and pictures', async () => {
    const tables = await data.catalog.tables('public');
    expect(tables.map(({ name }) => name)).toContain('sales');
    expect((await data.table('sales').hist('pricepaid')).data).toHaveLength(1);
  });
});

describe('connecting', () => {
  it.each([
    ['a workgroup', { workgroup: 'analytics' }, 'IAM:admin'],
    ['the AWS identity in a cluster', { cluster: 'shiftbook' }, 'IAM:admin'],
    ['a secret', { cluster: 'shiftbook', secret: 'shiftbook/analyst' }, 'analyst'],
  ] as const)('works by %s', async (_, where, user) => {
    await using rs = await connect({ via: 'data-api', database: 'dev', ...where });
    expect((await rs.sql`select current_user as me`).rows()).toEqual([{ me: user }]);
    expect(rs.profile).toMatchObject({ kind: 'data-api', region: 'us-east-1', port: 443 });
  });

  it.each([
    [{ cluster: 'none', user: 'analyst' }, 'cluster-not-found'],
    [{ workgroup: 'none' }, 'workgroup-not-found'],
    [{ cluster: 'shiftbook', user: 'nobody' }, 'login-rejected'],
    [{ cluster: 'shiftbook', user: 'analyst', database: 'none' }, 'database-not-found'],
    [{}, 'profile-invalid'],
    [{ workgroup: 'analytics', user: 'analyst' }, 'profile-invalid'],
  ])('says what is wrong: %o', async (where, code) => {
    const connecting = connect({ via: 'data-api', database: 'dev', ...where });
    expect(await failureOf(connecting)).toMatchObject({ code });
  });

  it('is diagnosed', async () => {
    const diagnosis = await connect.diagnose({ via: 'data-api', ...analyst });
    expect(diagnosis.steps.filter(({ state }) => state === 'ok').map(({ name }) => name)).toEqual([
      ...['connection', 'address', 'permission', 'query'],
    ]);
  });
});
