import { type Connection, type Figure, subplots } from 'shiftbook';
import { describe, expect, it } from 'vitest';
import { connected } from './support/connected';

let rs: Connection;
let figures: Record<'plain' | 'stacked' | 'grouped' | 'noted' | 'box', Figure>;

connected(async (connection) => {
  rs = connection;
  const events = rs.table('event');
  const holes =
    await rs.sql`select 1 as n, '<a>' as t union all select 2, 'b' union all select null, '"'`;
  figures = {
    plain: await events.hist('catid'),
    stacked: await events.bar('catid', { by: 'venueid', top: 3 }),
    grouped: await events.bar('catid', {
      by: 'venueid',
      value: 'eventid',
      aggregate: 'min',
      top: 3,
    }),
    noted: await holes.hist('n', { title: 'Holes' }),
    box: await events.box('venueid', { by: 'catid' }),
  };
});

type Axis = { readonly domain: readonly [number, number]; readonly anchor: string };

const keyOf = (name: unknown): string => String(name).replace(/^([xy])/, '$1axis');

const axisOf = (figure: Figure, name: unknown): Axis => figure.layout[keyOf(name)] as Axis;

describe('figures together', () => {
  it('have a part each, in which nothing else stands', () => {
    const { plain, stacked, box, noted } = figures;
    const whole = subplots([[plain, stacked], [box, noted], [plain]]);
    const parts = new Map(
      whole.data.map(({ xaxis, yaxis }) => [
        String(xaxis),
        [axisOf(whole, xaxis).domain, axisOf(whole, yaxis).domain] as const,
      ]),
    );
    expect(parts.size).toBe(5);
    const list = [...parts.values()];
    list.forEach(([x, y], at) => {
      expect([x[0] >= 0, x[0] < x[1], x[1] <= 1, y[0] >= 0, y[0] < y[1], y[1] <= 1]).not.toContain(
        false,
      );
      for (const [otherX, otherY] of list.slice(at + 1)) {
        const apart = x[1] < otherX[0] || otherX[1] < x[0] || y[1] < otherY[0] || otherY[1] < y[0];
        expect(apart).toBe(true);
      }
    });
    for (const { xaxis, yaxis } of whole.data) {
      expect([axisOf(whole, xaxis).anchor, axisOf(whole, yaxis).anchor]).toEqual([yaxis, xaxis]);
    }
    // The first row stands above the second, and the last has the whole width.
    const [first, , third, , last] = list;
    expect(first?.[1][0]).toBeGreaterThan(third?.[1][1] ?? 1);
    expect(last?.[0]).toEqual([0, 1]);
  });

  it('keep what they say: titles, axes, notes, values', () => {
    const { plain, noted } = figures;
    const whole = subplots([[plain, noted]], { title: 'Both', width: 900, height: 300 });
    expect(whole.layout).toMatchObject({ title: { text: 'Both' }, width: 900, height: 300 });
    expect((whole.layout.annotations as { text: string }[]).map(({ text }) => text)).toEqual([
      'event.catid',
      'Holes',
      'not shown: 1 NULL',
    ]);
    expect(axisOf(whole, 'x')).toMatchObject({ title: { text: 'catid' } });
    expect(axisOf(whole, 'x2')).toMatchObject({ title: { text: 'n' } });
    expect(whole.data.map(({ y }) => y)).toEqual([plain, noted].map(({ data }) => data[0]?.y));
    expect(whole.sql()).toBe([plain.sql(), noted.sql()].join(';\n\n'));
    expect(whole.text()).toBe(['Both', plain.text(), noted.text()].join('\n\n'));
    expect(whole.svg().match(/<svg/g)).toHaveLength(3);
    const rects = (figure: Figure) => figure.svg().match(/<rect/g)?.length ?? 0;
    expect(rects(whole)).toBe(1 + rects(plain) + rects(noted));
  });

  it('stack or group their bars each in its own way', () => {
    const { stacked, grouped } = figures;
    const whole = subplots([[stacked, grouped]]);
    expect(whole.layout.barmode).toBe('overlay');
    const [one, other] = [stacked.data.length, grouped.data.length];
    const piled = whole.data.slice(0, one) as unknown as { base: number[]; y: number[] }[];
    piled.reduce(
      (under, { base, y }) => {
        expect(base).toEqual(under);
        return under.map((value, index) => value + (y[index] ?? 0));
      },
      (piled[0]?.y ?? []).map(() => 0),
    );
    expect(new Set(whole.data.slice(one).map(({ offset }) => offset)).size).toBe(other);
    expect(new Set(whole.data.map(({ legend }) => legend))).toEqual(new Set(['legend', 'legend2']));
  });

  it('can stand in others, and more can be said of the whole', () => {
    const { plain, box, noted } = figures;
    const inner = subplots([[plain, box]]);
    const whole = subplots([[inner], [noted]], { layout: { xaxis3: { type: 'log' } } });
    expect(new Set(whole.data.map(({ xaxis }) => xaxis))).toEqual(new Set(['x', 'x2', 'x3']));
    expect(axisOf(whole, 'x3')).toMatchObject({ type: 'log', title: { text: 'n' } });
  });

  it('are refused where one is none', async () => {
    const promised = rs.table('event').hist('catid') as unknown as Figure;
    expect(() => subplots([[figures.plain, promised]])).toThrow(
      'Row 1, column 2 is a promise: await it.',
    );
    expect(() => subplots([])).toThrow('There is no row of figures.');
    expect(() => subplots([[]])).toThrow('Row 1 has no figure.');
    await promised;
  });
});
