import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { type Connection, type DataProfile, sql } from 'shiftbook';
import { describe, expect, it } from 'vitest';
import { python } from '../../../sandbox/python';
import { connected, display } from '../support/connected';

let rs: Connection;
connected(async (connection) => {
  rs = connection;
  await rs.sql`create temp table zoo(
    n float8, r real, i int, b bigint, m numeric(8,2), w numeric(38,10), d date, t timestamp, z timestamptz, c char(6),
    v varchar(100), f boolean, o time)`;
});

const column = (profile: DataProfile, name: string) => {
  const found = profile.columns.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
};

interface Second {
  readonly rows: number;
  readonly nulls: number;
  readonly distinct: number;
  readonly mean: number;
  readonly deviation: number;
  readonly quantiles: readonly number[];
  readonly ends: readonly number[];
  readonly histogram: readonly number[];
  readonly top: readonly object[];
  readonly min: string;
  readonly max: string;
}

/** A number to nine digits, an instant as seconds: sums depend on the order of the rows. */
const told = (value: unknown): number =>
  Number(
    (typeof value === 'string' ? Date.parse(`${value}Z`) / 1000 : Number(value)).toPrecision(9),
  );

describe('a profile', () => {
  it('has the figures that pandas and numpy have, of random rows', async () => {
    await rs.sql`create temp table drawn as
      select case when random() < 0.9 then sqrt(-2 * ln(1 - random())) * cos(6.283185307 * random()) end as n,
        cast(floor(random() * 50) as int) as i, cast(random() * 5000 as numeric(8,2)) as m,
        cast(dateadd(day, cast(random() * 700 as int), '2008-01-01'::date) as date) as d,
        case when random() < 0.7 then saletime end as t, substring('abcdefgh', 1 + cast(power(random(), 2) * 7 as int), 1) as v
      from sales limit 20000`;
    const csv = (await rs.sql`select * from drawn`).toCsv();
    const script = new URL('second_profile.py', import.meta.url).pathname;
    const second = JSON.parse(
      execFileSync(python(), [script], { input: csv, encoding: 'utf8' }),
    ) as Record<string, Second>;
    const profile = await rs.table('drawn').profile();
    expect(profile.columns.map(({ name }) => name)).toEqual(Object.keys(second));
    for (const one of profile.columns) {
      const other = second[one.name] as Second;
      const { rows, nulls, distinct } = other;
      expect(one).toMatchObject({ rows, nulls, distinct });
      if (one.name === 'v') {
        const { top, min, max } = other;
        expect(one).toMatchObject({ top, min, max });
        continue;
      }
      expect([told(one.mean), told(one.deviation)]).toEqual([
        told(other.mean),
        told(other.deviation),
      ]);
      // Instants are told to the millisecond.
      const near = Object.values(one.quantiles ?? {}).map(told);
      other.quantiles.forEach((value, at) => {
        expect(near[at]).toBeCloseTo(told(value), 2);
      });
      expect([one.min, one.max].map(told)).toEqual(other.ends.map(told));
    }
    expect(column(profile, 'n').histogram?.counts).toEqual(second.n?.histogram);
  });

  it('is one statement, of which little travels', async () => {
    const profile = await rs.table('public.event').profile();
    const again = await rs.query(sql.raw(profile.sql() ?? ''));
    expect(again.numRows).toBe(6);
    expect(again.toCsv().length).toBeLessThan(6 * 1024);
    expect(profile.rows).toBe(8798);
    expect(profile.df().shape).toEqual([6, 17]);
    expect(profile.df().column('name').values).toEqual(profile.columns.map(({ name }) => name));
  });

  it('runs a query once, with its values bound', async () => {
    const query = sql`select qtysold, random() as chance from sales where qtysold > ${3}; `;
    const profile = await rs.from(query).profile();
    expect(column(profile, 'qtysold').min).toBe(4);
    const { min, max, histogram } = column(profile, 'chance');
    // Had it been run anew for each branch, some values would lie outside.
    expect([histogram?.from, histogram?.counts.reduce((sum, count) => sum + count)]).toEqual([
      min,
      profile.rows,
    ]);
    expect(max).toBeLessThan(1);
  });
});

const nullable = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 6 });
const rows = fc.array(
  fc.record({
    n: nullable(
      fc.oneof(
        fc.double({ noDefaultInfinity: true, noNaN: true }),
        fc.integer({ min: -9, max: 9 }),
        fc.constantFrom('NaN', 'Infinity', '-Infinity', 5e-324, 1.7e308, -1.7e308),
      ),
    ),
    i: nullable(fc.integer({ min: -40, max: 4000 })),
    b: nullable(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
    at: nullable(
      fc.date({ min: new Date('1993-01-01'), max: new Date('2031-01-01'), noInvalidDate: true }),
    ),
    c: nullable(fc.constantFrom('ab', 'cd ', 'e')),
    v: nullable(
      fc.constantFrom(
        'a',
        'b',
        'B',
        'é',
        '',
        'long '.repeat(20),
        "'; drop table zoo; --",
        '𝒳',
        'ﬀ',
      ),
    ),
    f: nullable(fc.boolean()),
  }),
  { maxLength: 40 },
);

/**
 * Doubles to nine digits: sums depend on the order of the rows. What is lost beside the largest value is nothing. Which
 * of two doubles that are equally frequent comes first goes by how each side writes them.
 */
const rounded = (profile: DataProfile) =>
  profile.columns.map((each) => {
    const size = Math.max(Math.abs(Number(each.min)), Math.abs(Number(each.max)));
    const top = /real|double/.test(each.type) ? each.top.map(({ count }) => count) : each.top;
    return JSON.parse(
      JSON.stringify({ ...each, top }, (key, value) => {
        if (typeof value !== 'number') return value;
        return key === 'mean' && Math.abs(value) < size * 1e-9 ? 0 : Number(value.toPrecision(9));
      }),
    );
  });

describe('a profile of a Result', () => {
  it('is that of its table, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const values = list.map(({ n, i, b, at, c, v, f }) => {
          const small =
            typeof n === 'number' && Math.abs(n) < 1e30 && Math.abs(n) > 1e-30 ? n : null;
          return sql`(${n}::float8, ${small}::real, ${i}::int, ${b}::bigint, ${i}::numeric(8,2), ${b}::numeric(38,10), ${at}::date,
            ${at}::timestamp, ${at}::timestamptz, ${c}::char(6), ${v}, ${f}::boolean, ${at}::timestamp::time)`;
        });
        await rs.sql`delete from zoo`;
        if (values.length > 0) await rs.query(sql`insert into zoo values ${sql.list(values)}`);
        const here = await (await rs.sql`select * from zoo`).profile();
        expect(rounded(here)).toEqual(rounded(await rs.table('zoo').profile()));
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});

describe('a profile of unusual columns', () => {
  it('keeps all digits of what no double holds', async () => {
    const profile = await rs
      .from(sql`select 9007199254740993 as b, 0.12345678901234567890::numeric(30,20) as w`)
      .profile();
    expect(column(profile, 'b').max).toBe('9007199254740993');
    expect(column(profile, 'w').min).toBe('0.12345678901234567890');
  });

  it('tells what can be told of values without an order', async () => {
    const profile = await rs
      .from(
        sql`select json_parse('{"a":1}') as s, null::geometry as g, null::hllsketch as h, to_varbyte('a', 'utf8') as y,
          interval '1 day' as d, true as f`,
      )
      .profile();
    expect(profile.columns.map(({ name, nulls, distinct }) => [name, nulls, distinct])).toEqual([
      ['s', 0, undefined],
      ['g', 1, undefined],
      ['h', 1, undefined],
      ['y', 0, undefined],
      ['d', 0, undefined],
      ['f', 0, 1],
    ]);
    expect(display(profile)['text/plain']).toContain('hllsketch');
  });

  it('counts infinities and NaN apart, and stands without a value', async () => {
    const some = rs.from(sql`select 1.5::float8 as x, null::int as e union all select 'NaN', null`);
    const profile = await some.profile();
    expect(column(profile, 'x')).toMatchObject({
      infinite: 1,
      min: 1.5,
      mean: 1.5,
      deviation: undefined,
    });
    expect(column(profile, 'e')).toMatchObject({ nulls: 2, distinct: 0, min: undefined, top: [] });
    const none = await rs.from(sql`select 1 as x where false`).profile();
    expect(none).toMatchObject({ rows: 0 });
    expect(display(none)['text/html']).toContain('0 rows');
  });

  it('takes hundreds of them, and refuses more than one statement takes', async () => {
    const many = (count: number) =>
      sql.list(Array.from({ length: count }, (_, at) => sql`${at} as ${sql.id(`c${at}`)}`));
    const profile = await rs.from(sql`select ${many(300)}`).profile();
    expect(profile.columns.map(({ max }) => max)).toEqual(
      Array.from({ length: 300 }, (_, at) => at),
    );
    const wide = rs.from(sql`select ${many(501)}`);
    await expect(wide.profile()).rejects.toMatchObject({ code: 'profile-columns' });
    expect((await wide.profile({ columns: ['c500'] })).columns).toMatchObject([
      { name: 'c500', max: 500 },
    ]);
  });

  it('does no harm with names and texts from outside', async () => {
    const evil = `x"; drop table zoo; --'<script>alert(1)</script></svg>`;
    const query = rs.from(
      sql`select cast(${evil} as varchar(80)) as ${sql.id(evil)}, 5 as ${sql.id('</svg><b>')}`,
    );
    for (const profile of [
      await query.profile(),
      await (await rs.sql`select ${evil}::varchar(80) as ${sql.id(evil)}`).profile(),
    ]) {
      expect(profile.columns[0]).toMatchObject({
        name: evil,
        top: [{ value: evil.slice(0, 40), count: 1 }],
      });
      const html = String(display(profile)['text/html']);
      expect(html).not.toContain('<script');
      expect(html.split('</svg>').length).toBe(html.split('<svg').length);
      expect(html).toContain('&lt;script&gt;');
    }
    expect((await rs.sql`select n from zoo limit 1`).columns).toEqual(['n']);
    await expect(rs.table('zoo').profile({ columns: [evil] })).rejects.toMatchObject({
      code: 'column-not-found',
    });
  });
});
