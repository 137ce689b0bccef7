import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { type Connection, type Figure, type Sql, sql } from 'shiftbook';
import { describe, expect, it } from 'vitest';
import { python } from '../../sandbox/python';
import { connected, display } from './support/connected';

let rs: Connection;
connected((connection) => {
  rs = connection;
});

type Matrix = (number | null)[][];
const matrix = (figure: Figure): Matrix => (figure.data[0] as unknown as { z: Matrix }).z;

/** What pandas makes of the same columns, less their means: far from zero it loses what goes beyond the ninth digit. */
function pandas(tables: Record<string, (number | null)[]>[]): Matrix[] {
  const program = `
import json, sys, pandas
tables = [pandas.DataFrame(table, dtype='float64') for table in json.load(sys.stdin)]
print('[' + ','.join((table - table.mean()).corr().to_json(orient='values', double_precision=15) for table in tables) + ']')`;
  const input = JSON.stringify(tables);
  return JSON.parse(execFileSync(python(), ['-c', program], { input, encoding: 'utf8' }));
}

function expectClose(found: Matrix, expected: Matrix): void {
  expect(found.map((line) => line.map((r) => r === null))).toEqual(
    expected.map((line) => line.map((r) => r === null)),
  );
  found.flat().forEach((r, at) => {
    if (r !== null) expect(r).toBeCloseTo(expected.flat()[at] ?? Number.NaN, 9);
  });
}

const unit = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((millionths) => millionths / 1e6);

/** Columns that go together, lie far from zero, are very large or small, or never vary. */
const columns = fc
  .array(
    fc.record({ a: unit, b: unit, c: unit, isThere: fc.tuple(...Array(4).fill(fc.boolean())) }),
    {
      minLength: 3,
      maxLength: 40,
    },
  )
  .map((rows) => ({
    plain: rows.map(({ a }) => a),
    near: rows.map(({ a, b, isThere }) => (isThere[0] ? a + b / 10 : null)),
    far: rows.map(({ a, c }) => 1e6 + a + c),
    huge: rows.map(({ b, isThere }) => (isThere[1] || isThere[2] ? b * 1e200 : null)),
    tiny: rows.map(({ c, a }) => (c - a) * 1e-200),
    constant: rows.map(({ isThere }) => (isThere[3] ? 0.1 : null)),
    nothing: rows.map(() => null),
  }));

/** A query that gives these columns. */
function rowsOf(given: Record<string, (number | null)[]>): Sql {
  const names = Object.keys(given);
  const rows = (given.plain ?? []).map((_, at) =>
    sql.list(names.map((name) => sql`${given[name]?.[at] ?? null}::float8 as ${sql.id(name)}`)),
  );
  return sql.list(
    rows.map((row) => sql`select ${row}`),
    sql` union all `,
  );
}

describe('correlations', () => {
  it('are those of pandas, whatever is NULL, far from zero, or never varies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(columns, { minLength: 4, maxLength: 4 }), async (tables) => {
        // Squares of the largest and the smallest are none of pandas's numbers.
        const scaled = tables.map((given) => ({
          ...given,
          huge: given.huge.map((value) => (value === null ? null : value / 1e200)),
          tiny: given.tiny.map((value) => value * 1e200),
        }));
        const expected = pandas(scaled);
        for (const [at, given] of tables.entries()) {
          const query = rowsOf(given);
          expectClose(matrix(await rs.from(query).corr()), expected[at] ?? []);
          expectClose(matrix(await (await rs.query(query)).corr()), expected[at] ?? []);
        }
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });

  it('leave out what is not finite, pair by pair', async () => {
    const rows = sql`select 1::float8 as a, 2 as b, 5 as c union all select 2, 4, 4 union all select 'NaN', 1, 3
      union all select 'infinity', 7, 2 union all select 4, 8, null`;
    const figure = await rs.from(rows).corr(['a', 'b', 'c']);
    expectClose(matrix(figure).slice(0, 1), [[1, 1, -1]]);
    expect((figure.data[0] as { hovertext: string[][] }).hovertext[0]?.[2]).toBe(
      'c, a: -1 r, 2 rows',
    );
    expect(display(figure)['text/plain']).toBe(`correlations: 3 columns
 1.00  1.00 -1.00 a
 1.00  1.00 -0.59 b
-1.00 -0.59  1.00 c`);
  });

  it('lose nothing of large numbers that lie close together', async () => {
    const rows = [0, 1, 2, 3, 4].map(
      (k) => sql`select ${1e9 + k / 8}::float8 as a, ${-k}::float8 as b`,
    );
    const query = sql.list(rows, sql` union all `);
    expectClose(matrix(await rs.from(query).corr()), [
      [1, -1],
      [-1, 1],
    ]);
  });

  it('stand without a row, and with one', async () => {
    for (const rows of [sql`select 1 as a, 2 as b where false`, sql`select 1 as a, 2 as b`]) {
      const figure = await rs.from(rows).corr();
      expect(matrix(figure)).toEqual([
        [null, null],
        [null, null],
      ]);
      expect(figure.svg()).toContain('</svg>');
    }
  });

  it('need two columns of numbers, and take twelve', async () => {
    await expect(rs.from(sql`select 1 as a, 'b' as b`).corr()).rejects.toMatchObject({
      code: 'corr-columns',
      message: 'A correlation needs two columns of numbers, and there is "a" only.',
    });
    await expect(rs.table('sales').corr(['qtysold', 'saletime'])).rejects.toMatchObject({
      code: 'column-kind',
    });
    const many = Array.from({ length: 18 }, (_, at) => `c${at}`);
    const values = many.map((name, at) => sql`x * ${at} + y * y as ${sql.id(name)}`);
    const rows = sql`select ${sql.list(values)} from (select 1::float8 as x, 3 as y union all select 2, 5 union all select 3, 4)`;
    await expect(rs.from(rows).corr(many)).rejects.toMatchObject({ code: 'corr-columns' });
    const figure = await rs.from(rows).corr();
    expect(display(figure)['text/plain']).toContain('12 columns, 6 more are not shown');
    const sent = await rs.query(
      sql.raw((await rs.from(sql`select * from sales limit 1000`).corr()).sql() ?? ''),
    );
    expect([sent.numRows, sent.toCsv().length < 4096]).toEqual([1, true]);
  });
});

describe('a pie', () => {
  interface Pie {
    readonly labels: string[];
    readonly values: number[];
  }
  const slices = (figure: Figure) => figure.data[0] as unknown as Pie;

  it('has the largest parts and the others, as GROUP BY has them', async () => {
    const figure = await rs.table('sales').pie('qtysold', { value: 'pricepaid', top: 2 });
    const sums = await rs.sql<{ qty: string; total: number }>`
      select cast(qtysold as varchar) as qty, cast(sum(pricepaid) as float8) as total from sales group by 1 order by 2 desc`;
    const [first, second, ...rest] = sums.rows();
    const others = rest.reduce((sum, { total }) => sum + total, 0);
    const { labels, values } = slices(figure);
    expect(labels).toEqual([first?.qty, second?.qty, 'others']);
    expect(values).toEqual([first?.total, second?.total, others]);
    expect(figure.svg().match(/A\d/g)).toHaveLength(3);
    const sent = await rs.query(sql.raw((await rs.table('users').pie('city')).sql() ?? ''));
    expect(sent.toCsv().length).toBeLessThan(2048);
  });

  it('writes names on slices that have room for them', async () => {
    const rows = sql`select 'most' as v, 97 as n union all select 'few', 3`;
    const figure = await rs.from(rows).pie('v', { value: 'n' });
    expect(figure.data).toMatchObject([{ labels: ['most', 'few'], text: ['most<br>97 %', ''] }]);
    expect(figure.svg()).toContain('few 3 %');
  });

  it('tells NULL from the word for it, and says what is no part', async () => {
    const rows = sql`select cast(null as varchar(9)) as v, 1 as n union all select '(NULL)', 2 union all select 'less', -1
      union all select 'none', null`;
    const figure = await rs.from(rows).pie('v', { value: 'n' });
    expect(slices(figure)).toMatchObject({ labels: ['(NULL)', '(NULL)\u200b'], values: [2, 1] });
    expect(display(figure)['text/plain']).toMatch(/2 slices of sum\(n\), 1 NULL, 1 not above 0\n/);
    expect((await rs.from(sql`${rows} limit 1`).pie('v')).svg()).toContain('<circle');
  });

  it('is empty without a row, and refuses what does not add up', async () => {
    const none = await rs.from(sql`select 'a' as v where false`).pie('v');
    expect([slices(none).values, none.svg().endsWith('</svg>')]).toEqual([[], true]);
    const avg = { value: 'pricepaid', aggregate: 'avg' } as unknown as { value: string };
    await expect(rs.table('sales').pie('qtysold', avg)).rejects.toMatchObject({
      code: 'aggregate',
    });
  });
});
