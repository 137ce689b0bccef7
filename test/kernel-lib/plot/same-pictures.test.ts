import fc from 'fast-check';
import {
  type BarOptions,
  type BoxOptions,
  type Connection,
  type Drawable,
  type Figure,
  type FigureOptions,
  type HeatmapOptions,
  type HistogramOptions,
  type LineOptions,
  type PieOptions,
  type Result,
  type ScatterOptions,
  sql,
} from 'shiftbook';
import { describe, expect, it } from 'vitest';
import { connected } from './support/connected';

let rs: Connection;
connected(async (connection) => {
  rs = connection;
  await rs.sql`create temp table zoo(
    n float8, r real, i int, b bigint, m numeric(8,2), w numeric(30,10), d date, t timestamp, z timestamptz, c char(6),
    v varchar(100), f boolean)`;
});

const nullable = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 8 });
const text = fc.oneof(
  fc.constantFrom('a', 'b', 'B', 'é', '', 'long '.repeat(20), "'; drop table zoo; --", '<script>'),
  fc.constantFrom('𝒳', 'ﬀ', ' a', 'a b'),
);
const dates = fc.date({
  min: new Date('1993-01-01'),
  max: new Date('2031-01-01'),
  noInvalidDate: true,
});

/** Rows of any values, spread over any range. */
const rows = fc
  .record({
    scale: fc.constantFrom(1e-9, 0.01, 1, 7, 1000, 1e12),
    days: fc.constantFrom(0.0001, 0.5, 3, 80, 4000),
    list: fc.array(
      fc.record({
        x: fc.integer({ min: -200_000, max: 1_000_000 }).map((millionths) => millionths / 1e6),
        n: fc.constantFrom('x', 'x', 'x', 'x', 'x', 'NaN', 'Infinity', 'null'),
        i: nullable(fc.integer({ min: -40, max: 4000 })),
        at: fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1e6),
        time: fc.boolean(),
        c: nullable(fc.constantFrom('ab', 'cd ', 'e')),
        v: nullable(text),
        f: nullable(fc.boolean()),
      }),
      { maxLength: 60 },
    ),
    start: dates,
  })
  .map(({ scale, days, list, start }) =>
    list.map(({ x, n, i, at, time, c, v, f }) => {
      const number = n === 'x' ? x * scale : n === 'null' ? null : n;
      const instant = time ? new Date(start.getTime() + at * days * 86_400_000) : null;
      return { number, i, instant, c, v, f };
    }),
  );

type Rows = typeof rows extends fc.Arbitrary<infer R> ? R : never;

async function fill(list: Rows): Promise<void> {
  const values = list.map(({ number, i, instant, c, v, f }) => {
    const finite = typeof number === 'number' ? number : null;
    return sql`(${number}::float8, ${finite}::real, ${i}::int, ${i}::bigint, ${i}::numeric(8,2), ${i}::numeric(30,10),
      ${instant}::date, ${instant}::timestamp, ${instant}::timestamptz, ${c}::char(6), ${v}, ${f}::boolean)`;
  });
  await rs.sql`delete from zoo`;
  if (values.length > 0) await rs.query(sql`insert into zoo values ${sql.list(values)}`);
}

/** Numbers to 12 digits: sums of doubles depend on the order of the rows. */
const rounded = (figure: Figure) =>
  JSON.parse(
    JSON.stringify([figure.data, figure.layout], (key, value) =>
      typeof value === 'number' && key !== 'width' ? Number(value.toPrecision(12)) : value,
    ),
  );

const histograms: readonly (readonly [string, HistogramOptions])[] = [
  ['n', {}],
  ['n', { bins: 7 }],
  ['n', { bins: 'fd' }],
  ['n', { log: true, by: 'f' }],
  ['r', {}],
  ['i', { by: 'v' }],
  ['b', { bins: 'fd', by: 'c' }],
  ['m', { binWidth: 12.5 }],
  ['w', { by: 'i' }],
  ['d', {}],
  ['d', { binWidth: 'week' }],
  ['t', { by: 'f' }],
  ['t', { bins: 5 }],
  ['t', { binWidth: 'year' }],
  ['z', { binWidth: 'quarter' }],
  ['z', {}],
  ['v', { by: 'f' }],
  ['c', {}],
  ['f', { by: 'd' }],
  ['v', { bins: 3 }],
];

const bars: readonly (readonly [string, BarOptions])[] = [
  ['v', { value: 'i', top: 4, by: 'c' }],
  ['c', { value: 'm', aggregate: 'avg', by: 'f' }],
  ['f', { value: 'i', aggregate: 'min' }],
  ['i', { value: 'i', aggregate: 'max', top: 5 }],
  ['d', { value: 'm', aggregate: 'count' }],
];

const boxes: readonly (readonly [string, BoxOptions])[] = [
  ['n', {}],
  ['m', { by: 'c' }],
  ['i', { by: 'v', top: 3 }],
];

const lines: readonly (readonly [string, LineOptions])[] = [
  ['n', {}],
  ['i', { bins: 5, value: 'n', aggregate: 'max', by: 'v' }],
  ['m', { binWidth: 100, value: 'i', aggregate: 'count' }],
  ['d', { binWidth: 'month', value: 'm', aggregate: 'avg' }],
  ['t', { value: 'i', by: 'f' }],
  ['z', { value: 'i', aggregate: 'min', by: 'c' }],
];

const scatters: readonly (readonly [string, string, ScatterOptions])[] = [
  ['n', 'i', { by: 'v' }],
  ['t', 'n', { points: 20 }],
  ['m', 'd', { points: 1, by: 'f' }],
];

const heatmaps: readonly (readonly [string, string, HeatmapOptions])[] = [
  ['v', 'f', {}],
  ['n', 'c', { value: 'i' }],
  ['t', 'm', { xbinWidth: 'year', ybins: 4, value: 'm', aggregate: 'avg' }],
  ['c', 'v', { ybins: 3, value: 'i', aggregate: 'count' }],
];

const pies: readonly (readonly [string, PieOptions])[] = [
  ['v', { top: 3 }],
  ['c', { value: 'i' }],
];

type Drawn = Drawable | Result;

/** Every picture, by what is asked for; without a title, which would tell where it is from. */
const pictures: readonly (readonly [string, (from: Drawn) => Promise<Figure>])[] = [
  ...histograms.map(([x, options]) =>
    picture('hist', x, options, (from, rest) => from.hist(x, rest)),
  ),
  ...bars.map(([x, options]) => picture('bar', x, options, (from, rest) => from.bar(x, rest))),
  ...boxes.map(([x, options]) => picture('box', x, options, (from, rest) => from.box(x, rest))),
  ...scatters.map(([x, y, options]) =>
    picture('scatter', `${x}, ${y}`, options, (from, rest) => from.scatter(x, y, rest)),
  ),
  ...heatmaps.map(([x, y, options]) =>
    picture('heatmap', `${x}, ${y}`, options, (from, rest) => from.heatmap(x, y, rest)),
  ),
  ...pies.map(([x, options]) => picture('pie', x, options, (from, rest) => from.pie(x, rest))),
  picture('corr', 'n, i, m', {}, (from, rest) => from.corr(['n', 'i', 'm'], rest)),
  ...lines.map(([x, options]) => picture('line', x, options, (from, rest) => from.line(x, rest))),
];

function picture<Options extends FigureOptions>(
  what: string,
  columns: string,
  options: Options,
  draw: (from: Drawn, options: Options) => Promise<Figure>,
): readonly [string, (from: Drawn) => Promise<Figure>] {
  return [
    `${what} ${columns} ${JSON.stringify(options)}`,
    (from) => draw(from, { ...options, title: '' }),
  ];
}

describe('a picture of a Result', () => {
  it('is that of its table, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        await fill(list);
        const [table, here] = [rs.table('zoo'), await rs.sql`select * from zoo`];
        for (const [what, draw] of pictures) {
          expect(rounded(await draw(here)), what).toEqual(rounded(await draw(table)));
        }
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });
});
