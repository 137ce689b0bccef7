import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { type Connection, connect, type ShiftbookError, sql } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../../kernel-lib/src/plot/figure.js';

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

interface Bars {
  readonly counts: number[];
  readonly edges: [number, number][];
}

function barsOf(figure: Figure): Bars {
  const [trace] = figure.data as unknown as [{ y: number[]; customdata: [number, number][] }];
  return { counts: trace.y, edges: trace.customdata };
}

const display = (figure: Figure): Record<string, unknown> =>
  (figure as unknown as Record<symbol, () => Record<string, unknown>>)[
    Symbol.for('Jupyter.display')
  ]?.() ?? {};

const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0);

/** Counts by another route: every value in JavaScript, put between the edges. */
function recount(values: number[], edges: [number, number][]): number[] {
  const counts = edges.map(() => 0);
  for (const value of values) {
    const at = edges.findIndex(([, to]) => value < to);
    const bin = at === -1 ? edges.length - 1 : at;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** A table of this session with one column `v`. */
async function values(type: string, list: readonly string[]): Promise<string> {
  const name = `v_${Math.random().toString(36).slice(2)}`;
  const rows = list.map((value) => `select ${value}::${type} as v`).join(' union all ');
  const source = list.length === 0 ? `select null::${type} as v where false` : rows;
  await rs.query(sql`create temp table ${sql.id(name)} as ${sql.raw(source)}`);
  return name;
}

describe('a histogram of sales', () => {
  it.each([
    ['pricepaid', {}],
    ['pricepaid', { bins: 17 }],
    ['qtysold', {}],
    ['commission', { bins: 1 }],
  ])('%s with %j counts as a second computation does', async (column, options) => {
    const { counts, edges } = barsOf(await rs.table('public.sales').hist(column, options));
    const all = await rs.query<{ v: number }>(sql`select ${sql.id(column)} as v from sales`);
    const numbers = all.rows().map(({ v }) => v);
    expect(sum(counts)).toBe(numbers.length);
    expect(counts).toEqual(recount(numbers, edges));
  });

  it('is one statement, whose bins are all that travels', async () => {
    const figure = await rs.table('sales').hist('pricepaid');
    const again = await rs.query(sql.raw(figure.sql()));
    expect(again.numRows).toBeLessThanOrEqual(31);
    expect(sum(again.rows().map(({ total }) => Number(total)))).toBe(sum(barsOf(figure).counts));
  });

  it('shows itself as Plotly figure, picture and text', async () => {
    const labels = { title: 'What <buyers> paid', xlabel: 'Price & fee (USD)', ylabel: 'Sales' };
    const shown = display(await rs.table('sales').hist('pricepaid', labels));
    expect(shown['application/vnd.plotly.v1+json']).toMatchObject({
      data: [{ type: 'bar' }],
      layout: {
        xaxis: { title: { text: 'Price & fee (USD)' } },
        yaxis: { title: { text: 'Sales' } },
      },
    });
    expect(shown['image/svg+xml']).toContain('What &lt;buyers&gt; paid');
    expect(shown['image/svg+xml']).toContain('Price &amp; fee (USD)');
    expect(shown['text/plain']).toMatch(
      /^What <buyers> paid: 172,456 rows, \d+ bins\n.*█.* [\d,]+$/,
    );
  });
});

describe('a histogram of few values', () => {
  it('keeps empty bins and puts the maximum into the last', async () => {
    const table = await values('float8', ['0', '0.5', '10', '10']);
    const { counts, edges } = barsOf(await rs.table(table).hist('v', { bins: 5 }));
    expect(counts).toEqual([2, 0, 0, 0, 2]);
    expect(edges[4]).toEqual([8, 10]);
  });

  it('gives each whole number its own bin where there are few', async () => {
    const table = await values('int', ['1', '1', '2', '4']);
    const { counts, edges } = barsOf(await rs.table(table).hist('v'));
    expect(counts).toEqual([2, 1, 0, 1]);
    expect(edges[0]).toEqual([1, 2]);
  });

  it('counts NULLs, infinities and NaN apart', async () => {
    const table = await values('float8', ['1', '2', 'null', 'null', "'NaN'", "'infinity'"]);
    const figure = await rs.table(table).hist('v');
    expect(sum(barsOf(figure).counts)).toBe(2);
    expect(display(figure)['text/plain']).toContain('2 NULL, 2 infinite or not a number');
  });

  it.each([
    ['one value many times', ['7', '7', '7'], [3]],
    ['only NULLs', ['null', 'null'], []],
    ['no row', [], []],
  ])('stands with %s', async (_, list, expected) => {
    const table = await values('numeric(8,2)', list);
    for (const options of [{}, { bins: 1 }]) {
      const figure = await rs.table(table).hist('v', options);
      expect(barsOf(figure).counts).toEqual(expected);
      expect(display(figure)['image/svg+xml']).toContain('</svg>');
    }
  });

  it('takes negative numbers, large ones and tiny ones', async () => {
    for (const list of [
      ['-5', '-1', '0', '3'],
      ['1e300', '2e300', '-1e300'],
      ['1e-300', '2e-300'],
      ['123456789012', '123456789013'],
    ]) {
      const { counts } = barsOf(await rs.table(await values('float8', list)).hist('v'));
      expect(sum(counts)).toBe(list.length);
    }
  });
});

describe('a histogram that cannot be', () => {
  const failure = (table: string, column: string, options = {}): Promise<ShiftbookError> =>
    rs
      .table(table)
      .hist(column, options)
      .then(
        () => Promise.reject(new Error('it was drawn')),
        (error: ShiftbookError) => error,
      );

  it('names a table that does not exist, and the nearest', async () => {
    const error = await failure('public.slaes', 'pricepaid');
    expect(error.message).toBe('There is no table "public.slaes" that you may read.');
    expect(error.hint).toContain('public.sales');
  });

  it('names a column that does not exist, and the nearest', async () => {
    const error = await failure('sales', 'pricepayed');
    expect(error.message).toBe('"sales" has no column "pricepayed".');
    expect(error.hint).toContain('pricepaid');
  });

  it.each([
    ['users', 'city', /character varying/],
    ['sales', 'saletime', /timestamp/],
    ['users', 'likejazz', /boolean/],
  ])('names the type of %s.%s', async (table, column, type) => {
    const error = await failure(table, column);
    expect(error.code).toBe('column-not-numeric');
    expect(error.message).toMatch(type);
  });

  it.each([0, -1, 2.5, Number.NaN, 1001])('refuses %s bins', async (bins) => {
    expect((await failure('sales', 'pricepaid', { bins })).code).toBe('bins');
  });

  it('refuses what is no name of a table', () => {
    for (const name of ['', 'a..b', 'a.b.c.d', '"a']) {
      expect(() => rs.table(name)).toThrow(/is no name of a table/);
    }
  });
});
