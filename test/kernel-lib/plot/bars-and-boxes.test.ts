import { type Connection, type Figure, sql } from 'shiftbook';
import { describe, expect, it } from 'vitest';
import { connected, display } from './support/connected';

let rs: Connection;
connected((connection) => {
  rs = connection;
});

interface Bars {
  readonly y: number[];
  readonly hovertext: string[];
}
const traces = (figure: Figure) => figure.data as unknown as Bars[];

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

describe('bars and boxes', () => {
  it('aggregate as GROUP BY does', async () => {
    const [trace] = traces(
      await rs.table('sales').bar('qtysold', { value: 'pricepaid', aggregate: 'avg', top: 3 }),
    );
    const all = await rs.query<{ qty: number; price: number }>(
      sql`select qtysold as qty, pricepaid as price from sales`,
    );
    const quantities = [...new Set(all.rows().map(({ qty }) => qty))];
    const prices = quantities.map(
      (qty) => [qty, all.rows().filter((row) => row.qty === qty)] as const,
    );
    const mean = (rows: { price: number }[]) => sum(rows.map(({ price }) => price)) / rows.length;
    const order = [...prices].sort(([, one], [, other]) => mean(other) - mean(one));
    const others = order.slice(3).flatMap(([, rows]) => rows);
    expect(trace?.hovertext).toEqual([...order.slice(0, 3).map(([qty]) => String(qty)), 'others']);
    const expected = [...order.slice(0, 3).map(([, rows]) => mean(rows)), mean(others)];
    trace?.y.forEach((value, at) => {
      expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 6);
    });
  });

  it('have quartiles by another route, and whiskers that end at values', async () => {
    const figure = await rs.table('sales').box('pricepaid');
    const all = await rs.query<{ v: number }>(sql`select pricepaid as v from sales order by 1`);
    const sorted = all.rows().map(({ v }) => v);
    const at = (share: number) => {
      const place = share * (sorted.length - 1);
      const [low = 0, high = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
      return low + (high - low) * (place % 1);
    };
    const [q1, median, q3] = [0.25, 0.5, 0.75].map(at) as [number, number, number];
    const fence = q3 + 1.5 * (q3 - q1);
    expect(figure.data).toMatchObject([
      { q1: [q1], median: [median], q3: [q3], lowerfence: [sorted[0]] },
    ]);
    expect(figure.data[0]?.upperfence).toEqual([sorted.findLast((value) => value <= fence)]);
    const outside = sorted.filter((value) => value > fence).length;
    expect(display(figure)['text/plain']).toContain(`${outside.toLocaleString('en-US')} outside`);
  });

  it('say what has no box', async () => {
    const figure = await rs.table('users').bar('state', { value: 'userid', aggregate: 'count' });
    expect(figure.layout.yaxis).toMatchObject({ title: { text: 'count(userid)' } });
    const boxes = await rs.table('sales').box('pricepaid', { by: 'dateid', top: 2 });
    expect(display(boxes)['text/plain']).toMatch(/: 2 boxes, \d+ more values of dateid\n/);
    const empty = await rs.from(sql`select null::float8 as v`).box('v');
    expect(display(empty)['image/svg+xml']).toContain('</svg>');
  });

  it('stand in the order of the numbers or moments that they are by, NULL last', async () => {
    const ticks = async (by: string) =>
      (await numbered.box('v', { by })).layout.xaxis as { ticktext: string[] };
    const numbered = rs.from(sql`
      select 1 as v, 10 as n, date '2020-01-01' as d, 'z' as c union all select 2, 9, '2019-12-31', 'a'
      union all select 3, 10, '2020-01-01', 'z' union all select 4, null, null, 'z'`);
    expect((await ticks('n')).ticktext).toEqual(['9', '10', '(NULL)']);
    expect((await ticks('d')).ticktext).toEqual(['2019-12-31', '2020-01-01', '(NULL)']);
    expect((await ticks('c')).ticktext).toEqual(['z', 'a']);
  });

  it('refuse an aggregate that does not fit', async () => {
    const bars = rs.table('sales').bar('qtysold', { aggregate: 'sum' });
    await expect(bars).rejects.toMatchObject({ code: 'aggregate' });
    const box = rs.table('users').box('city');
    await expect(box).rejects.toMatchObject({
      code: 'column-kind',
      hint: expect.stringContaining('userid'),
    });
  });
});
