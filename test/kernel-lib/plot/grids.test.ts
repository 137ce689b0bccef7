import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { type Connection, connect, type Figure, sql } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let sandbox: Sandbox;
let rs: Connection;
const before = { ...process.env };

beforeAll(async () => {
  sandbox = await startSandbox();
  Object.assign(process.env, sandbox.env);
  const { identifier, database } = sandbox.cluster;
  rs = await connect({ cluster: identifier, database, user: 'analyst' });
});

afterAll(async () => {
  await rs?.close();
  await sandbox?.stop();
  process.env = before;
});

interface Trace {
  readonly name?: string;
  readonly x: (string | number)[];
  readonly y: (number | null)[];
}
const traces = (figure: Figure) => figure.data as unknown as Trace[];

const display = (figure: Figure): Record<string, unknown> =>
  (figure as unknown as Record<symbol, () => Record<string, unknown>>)[
    Symbol.for('Jupyter.display')
  ]?.() ?? {};

/** Bytes of the rows that a figure's statement sends. */
const sent = async (figure: Figure): Promise<number> =>
  (await rs.query(sql.raw(figure.sql() ?? ''))).toCsv().length;

describe('a line', () => {
  it('has the aggregates of GROUP BY, bucket by bucket', async () => {
    const figure = await rs
      .table('sales')
      .line('saletime', { binWidth: 'month', value: 'pricepaid', aggregate: 'avg', by: 'qtysold' });
    const rows = await rs.sql<{ month: string; qty: string; price: number }>`
      select to_char(saletime, 'YYYY-MM') as month, cast(qtysold as varchar) as qty, avg(cast(pricepaid as float8)) as price
      from sales group by 1, 2`;
    const expected = new Map(
      rows.rows().map(({ month, qty, price }) => [`${month} ${qty}`, price]),
    );
    const drawn = traces(figure).flatMap(({ name, x, y }) =>
      x.map((month, at) => [`${String(month).slice(0, 7)} ${name}`, y[at]] as const),
    );
    expect(drawn.length).toBe(8 * 12);
    for (const [key, price] of drawn) {
      const other = expected.get(key) ?? null;
      if (price === null || price === undefined) expect(other, key).toBeNull();
      else expect(price, key).toBeCloseTo(other ?? Number.NaN, 6);
    }
  });

  it('keeps gaps, which are zero where rows are counted', async () => {
    const steps = sql`select 1 as x, 10 as v union all select 2, 5 union all select 5, null union all select 6, 7
      union all select null, 3`;
    const [sum] = traces(await rs.from(steps).line('x', { value: 'v' }));
    expect([sum?.x, sum?.y]).toEqual([
      [1, 2, 3, 4, 5, 6],
      [10, 5, null, null, null, 7],
    ]);
    const counted = await rs.from(steps).line('x');
    expect(traces(counted)[0]?.y).toEqual([1, 1, 0, 0, 1, 1]);
    expect(display(counted)['text/plain']).toBe('x: 6 buckets, 1 NULL\n1 ██  ██ 6');
    const svg = (await rs.from(steps).line('x', { value: 'v' })).svg();
    expect([svg.split('<polyline').length, svg.split('<circle').length]).toEqual([2, 2]);
  });

  it('stands with one value, with none and with what is not finite', async () => {
    for (const [values, points] of [
      [sql`select 7::float8 as x`, 1],
      [sql`select 7::float8 as x union all select 'NaN' union all select 'infinity'`, 1],
      [sql`select cast(null as float8) as x`, 0],
      [sql`select 1::float8 as x where false`, 0],
    ] as const) {
      const figure = await rs.from(values).line('x', { value: 'x', aggregate: 'max' });
      expect(traces(figure)[0]?.y.length ?? 0).toBe(points);
      expect(figure.svg()).toContain('</svg>');
    }
  });

  it('sends less than 16 KB where nobody asks for more buckets', async () => {
    const options = { value: 'pricepaid', aggregate: 'avg', by: 'dateid' } as const;
    expect(await sent(await rs.table('sales').line('saletime', options))).toBeLessThan(16_384);
  });
});
