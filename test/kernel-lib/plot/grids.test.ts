import { type Connection, type Figure, sql } from 'shiftbook';
import { describe, expect, it } from 'vitest';
import { connected, display } from './support/connected';

let rs: Connection;
connected((connection) => {
  rs = connection;
});

interface Trace {
  readonly type: string;
  readonly name?: string;
  readonly x: (string | number)[];
  readonly y: (number | null)[];
  readonly z: (number | null)[][];
}
const traces = (figure: Figure) => figure.data as unknown as Trace[];

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

interface Pair {
  readonly x: number;
  readonly y: number;
}

/** In which of the bins between edges a value is. */
const binOf = (edges: readonly unknown[], value: number): number => {
  const at = edges.findIndex((edge) => value < Number(edge));
  return at === -1 ? edges.length - 2 : at - 1;
};

/** How many pairs are in each cell, by another route. */
function recount(pairs: readonly Pair[], { x, y }: Trace): number[][] {
  const cells = Array.from({ length: y.length - 1 }, () => new Array(x.length - 1).fill(0));
  for (const pair of pairs) {
    const [row, column] = [binOf(y, pair.y), binOf(x, pair.x)];
    const line = cells[row] ?? [];
    line[column]++;
  }
  return cells;
}

describe('a scatter plot', () => {
  it('has the rows themselves where they are few', async () => {
    const few = sql`select * from sales where eventid = ${1}`;
    const figure = await rs.from(few).scatter('qtysold', 'pricepaid', { by: 'sellerid' });
    const rows = (
      await rs.query<Pair>(
        sql`select qtysold as x, cast(pricepaid as float8) as y from (${few}) as few`,
      )
    ).rows();
    const points = traces(figure).flatMap(({ x, y }) => x.map((each, at) => [each, y[at]]));
    const sorted = (list: unknown[]) => list.map((each) => JSON.stringify(each)).sort();
    expect(sorted(points)).toEqual(sorted(rows.map(({ x, y }) => [x, y])));
    expect(display(figure)['text/plain']).toBe(`qtysold, pricepaid: ${rows.length} points`);
    expect(figure.svg().match(/h0/g)).toHaveLength(rows.length);
  });

  it('counts many rows in squares, and says so', async () => {
    const figure = await rs.table('sales').scatter('commission', 'pricepaid', { by: 'qtysold' });
    const [trace] = traces(figure) as [Trace];
    const rows = await rs.sql<Pair>`
      select cast(commission as float8) as x, cast(pricepaid as float8) as y from sales`;
    const cells = recount(rows.rows(), trace);
    expect(trace.z.map((line) => line.map((count) => count ?? 0))).toEqual(cells);
    const said = '172,456 rows, counted in squares, without the colours of qtysold';
    expect(display(figure)['text/plain']).toMatch(
      new RegExp(`^sales.commission, pricepaid: ${said}\n`),
    );
    expect(figure.layout.annotations).toMatchObject([{ text: said }]);
  });

  it('changes from one to the other at the number of points that is asked for', async () => {
    const rows = sql`select 1 as x, 2.5 as y union all select 3, 4 union all select 5, null union all select 3, 4`;
    const [points] = traces(await rs.from(rows).scatter('x', 'y', { points: 3 }));
    expect([points?.type, points?.x, points?.y]).toEqual(['scatter', [1, 3, 3], [2.5, 4, 4]]);
    const squares = await rs.from(rows).scatter('x', 'y', { points: 2 });
    expect(traces(squares)[0]?.type).toBe('heatmap');
    expect(display(squares)['text/plain']).toContain('3 rows, counted in squares, 1 NULL');
    await expect(rs.from(rows).scatter('x', 'y', { points: 5001 })).rejects.toMatchObject({
      code: 'bins',
      message: expect.stringContaining('`points` cannot be 5001.'),
    });
  });

  it('sends at most 50 bytes a point, and 48 KB of squares', async () => {
    expect(await sent(await rs.table('sales').scatter('saletime', 'pricepaid'))).toBeLessThan(
      49_152,
    );
    const digits = sql`select random() as x, random() * 1e-7 as y, salesid as by from sales limit 2000`;
    const long = await rs.from(digits).scatter('x', 'y', { by: 'by' });
    expect(await sent(long)).toBeLessThan(100_000);
    const few = sql`select * from sales where salesid <= 2000`;
    const figure = await rs.from(few).scatter('saletime', 'pricepaid', { by: 'dateid' });
    expect(display(figure)['text/plain']).toMatch(/ points$/);
    expect(await sent(figure)).toBeLessThan(49_152);
  });
});

describe('a heatmap', () => {
  it('has the aggregates of GROUP BY, cell by cell', async () => {
    const figure = await rs.table('sales').heatmap('qtysold', 'saletime', {
      ybinWidth: 'quarter',
      value: 'pricepaid',
      aggregate: 'max',
    });
    const rows = await rs.sql<{ quarter: number; qty: number; price: number }>`
      select extract(quarter from saletime) as quarter, qtysold as qty, max(cast(pricepaid as float8)) as price
      from sales group by 1, 2`;
    const [trace] = traces(figure) as [Trace];
    const expected = [1, 2, 3, 4].map((quarter) =>
      [1, 2, 3, 4, 5, 6, 7, 8].map(
        (qty) =>
          rows.rows().find((row) => Number(row.quarter) === quarter && row.qty === qty)?.price,
      ),
    );
    expect(trace.z).toEqual(expected);
  });

  it('names the most frequent values, and puts the others together', async () => {
    const figure = await rs.table('users').heatmap('state', 'likesports', { xbins: 3 });
    const rows = (
      await rs.sql<{ state: string | null; likes: boolean | null }>`
        select state, likesports as likes from users`
    ).rows();
    const ranked = (values: string[]) => {
      const counts = new Map<string, number>();
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
      return [...counts].sort((one, other) => other[1] - one[1]).map(([value]) => value);
    };
    const states = ranked(rows.map(({ state }) => state ?? '(NULL)')).slice(0, 3);
    const likes = ranked(rows.map((row) => String(row.likes ?? '(NULL)')));
    const axes = figure.layout as Record<'xaxis' | 'yaxis', { ticktext: string[] }>;
    expect([axes.xaxis.ticktext, axes.yaxis.ticktext]).toEqual([[...states, 'others'], likes]);
    const isAt = (state: string | null, at: number) =>
      at < 3 ? (state ?? '(NULL)') === states[at] : !states.includes(state ?? '(NULL)');
    const [trace] = traces(figure) as [Trace];
    expect(trace.z).toEqual(
      likes.map((like) =>
        [0, 1, 2, 3].map(
          (at) =>
            rows.filter((row) => isAt(row.state, at) && String(row.likes ?? '(NULL)') === like)
              .length,
        ),
      ),
    );
  });

  it('stands with nothing to show', async () => {
    for (const rows of [
      sql`select 'a' as x, cast(null as float8) as y`,
      sql`select 'a' as x, 1::float8 as y where false`,
      sql`select 'a' as x, 'NaN'::float8 as y`,
      sql`select 'a' as x, 1::float8 as y`,
    ]) {
      const figure = await rs.from(rows).heatmap('x', 'y', { value: 'y' });
      expect(figure.svg()).toContain('</svg>');
      expect(display(figure)['text/plain']).toContain(' cells');
    }
  });

  it('refuses more bins than can be seen', async () => {
    const sales = rs.table('sales');
    await expect(sales.heatmap('qtysold', 'dateid', { ybins: 101 })).rejects.toMatchObject({
      code: 'bins',
      message: expect.stringContaining('`ybins` cannot be 101.'),
    });
    await expect(sales.heatmap('qtysold', 'pricepaid', { ybinWidth: 1 })).rejects.toThrow(
      /at most|so far apart/i,
    );
    await expect(
      rs.table('users').heatmap('state', 'userid', { xbinWidth: 2 }),
    ).rejects.toMatchObject({ code: 'column-kind' });
  });

  it('sends less than 32 KB where nobody asks for more cells', async () => {
    const options = { value: 'pricepaid', aggregate: 'avg' } as const;
    expect(await sent(await rs.table('sales').heatmap('saletime', 'dateid', options))).toBeLessThan(
      32_768,
    );
    const days = sql`select dateadd(day, mod(salesid, 59) * 7, '2008-01-01') as one, dateadd(day, mod(salesid, 58) * 7, '2008-01-01') as other,
      pricepaid from sales`;
    expect(
      await sent(await rs.from(days).heatmap('one', 'other', { ...options, value: 'pricepaid' })),
    ).toBeLessThan(98_304);
    const users = await rs.table('users').heatmap('city', 'lastname');
    expect(await sent(users)).toBeLessThan(32_768);
  });
});
