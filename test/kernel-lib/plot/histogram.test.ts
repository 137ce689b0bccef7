import { tableFromArrays } from 'apache-arrow';
import { type Connection, Result, type ShiftbookError, type Sql, sql } from 'shiftbook';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../kernel-lib/src/plot/figure/figure.js';
import { connected, display } from './support/connected';

let rs: Connection;
connected((connection) => {
  rs = connection;
});

interface Bars {
  readonly counts: number[];
  readonly edges: [number, number][];
}

function barsOf(figure: Figure): Bars {
  const [trace] = figure.data as unknown as [{ y: number[]; customdata: [number, number][] }];
  return { counts: trace.y, edges: trace.customdata };
}

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
    const again = await rs.query(sql.raw(figure.sql() ?? ''));
    expect(again.numRows).toBe(1);
    expect(again.toCsv().length).toBeLessThan(1000);
    const counts = String(again.rows()[0]?.counts).split(',');
    expect(sum(counts.map((pair) => Number(pair.split(' ')[1])))).toBe(sum(barsOf(figure).counts));
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

describe('a histogram of doubles that are here', () => {
  it('counts as a second computation does, whether or not all are finite', async () => {
    const finite = Float64Array.from({ length: 5000 }, () => Math.log(Math.random()));
    for (const extra of [[], [Number.NaN, Number.POSITIVE_INFINITY]]) {
      const here = Result.fromArrow(
        tableFromArrays({ v: Float64Array.from([...finite, ...extra]) }),
      );
      for (const options of [{ bins: 17 }, {}, { binWidth: 0.3 }]) {
        const figure = await here.hist('v', options);
        const { counts, edges } = barsOf(figure);
        expect(counts).toEqual(recount([...finite], edges));
        expect(figure.layout.annotations === undefined).toBe(extra.length === 0);
      }
    }
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

/** What a query by another route counts, by its first column. */
async function counted(query: Sql): Promise<[string, number][]> {
  const result = await rs.query<{ key: string; n: number }>(query);
  return result.rows().map(({ key, n }) => [String(key), Number(n)]);
}

interface Named {
  readonly name?: string;
  readonly y: number[];
  readonly hovertext?: string[];
  readonly customdata: [string, string][];
}
const traces = (figure: Figure) => figure.data as unknown as Named[];

describe('a histogram of dates', () => {
  it('has bins of the calendar, counted as GROUP BY counts', async () => {
    const figure = await rs.table('sales').hist('saletime', { binWidth: 'month' });
    const [trace] = traces(figure);
    const months = await counted(
      sql`select cast(date_trunc('month', saletime) as date) as key, count(*) as n from sales group by 1 order by 1`,
    );
    expect(trace?.customdata.map(([from], at) => [from, trace.y[at]])).toEqual(months);
    expect(figure.layout.xaxis).toMatchObject({ type: 'date' });
  });

  it('takes weeks that begin on Monday for a year, and keeps empty ones', async () => {
    const figure = await rs.table('sales').hist('saletime');
    const [trace] = traces(figure);
    const weeks = await counted(
      sql`select cast(date_trunc('week', saletime) as date) as key, count(*) as n from sales group by 1 order by 1`,
    );
    expect(trace?.customdata.map(([from], at) => [from, trace.y[at]])).toEqual(weeks);
    const table = await values('date', ["'2008-01-01'", "'2008-01-04'", 'null']);
    expect(barsOf(await rs.table(table).hist('v')).counts).toEqual([1, 0, 0, 1]);
  });
});

describe('a histogram of categories', () => {
  it('has a bar for each of the most frequent, and one for the others', async () => {
    const [trace] = traces(await rs.table('users').hist('state', { bins: 5 }));
    const states = await counted(
      sql`select state as key, count(*) as n from users group by 1 order by n desc, 1`,
    );
    const rest = states.slice(5).reduce((total, [, n]) => total + n, 0);
    const names = states.slice(0, 5).map(([state]) => (state === 'null' ? '(NULL)' : state));
    expect(trace?.hovertext).toEqual([...names, 'others']);
    expect(trace?.y).toEqual([...states.slice(0, 5).map(([, n]) => n), rest]);
  });

  it('tells NULL, empty text and the words for them apart', async () => {
    const table = await values('varchar(10)', ['null', "''", "'(NULL)'", "'NULL'", "'NULL'"]);
    const [trace] = traces(await rs.table(table).hist('v'));
    expect(trace?.y).toEqual([2, 1, 1, 1]);
    expect(trace?.hovertext).toEqual(['NULL', '(empty)', '(NULL)', '(NULL)']);
  });
});

describe('a histogram in colours', () => {
  it('counts each of the eight most frequent, and the others together', async () => {
    const figure = await rs.table('sales').hist('pricepaid', { by: 'qtysold', bins: 9 });
    const quantities = await counted(
      sql`select qtysold as key, count(*) as n from sales group by 1 order by n desc, 1`,
    );
    expect(traces(figure).map(({ name, y }) => [name, sum(y)])).toEqual(quantities.slice(0, 8));
    const by = await rs.table('sales').hist('pricepaid', { by: 'dateid' });
    expect(traces(by)).toHaveLength(9);
    expect(traces(by).at(-1)?.name).toBe('others');
    expect(traces(by).reduce((total, { y }) => total + sum(y), 0)).toBe(172_456);
  });

  it('sends less than 4 KB, whatever it draws', async () => {
    for (const [column, options] of [
      ['pricepaid', { by: 'dateid' }],
      ['saletime', { by: 'eventid' }],
      ['listid', { bins: 'fd' }],
    ] as const) {
      const figure = await rs.table('sales').hist(column, options);
      const sent = await rs.query(sql.raw(figure.sql() ?? ''));
      expect(sent.toCsv().length).toBeLessThan(4096);
    }
  });
});

describe('a histogram with an axis of another kind', () => {
  it('is logarithmic: bins are even in powers of ten, the rest is counted apart', async () => {
    const table = await values('float8', ['1', '10', '99', '100', '1000', '0', '-5', 'null']);
    const figure = await rs.table(table).hist('v', { log: true, binWidth: 1 });
    const [trace] = traces(figure);
    expect(trace?.customdata[0]).toEqual(['1', '10']);
    expect(trace?.y).toEqual([1, 2, 1, 1]);
    expect(display(figure)['text/plain']).toContain('1 NULL, 2 not above 0');
  });

  it('has bins as wide as it is told', async () => {
    const { edges, counts } = barsOf(await rs.table('sales').hist('pricepaid', { binWidth: 250 }));
    const all = await rs.query<{ v: number }>(sql`select pricepaid as v from sales`);
    expect(edges.every(([from, to]) => from % 250 === 0 && to === from + 250)).toBe(true);
    expect(counts).toEqual(
      recount(
        all.rows().map(({ v }) => v),
        edges,
      ),
    );
  });

  it('has bins by the rule of Freedman and Diaconis, rounded up', async () => {
    const near = sql`select * from sales where pricepaid < 1500`;
    const { edges } = barsOf(await rs.from(near).hist('pricepaid', { bins: 'fd' }));
    const [row] = (
      await rs.sql<{ iqr: number; n: number }>`
        select (max(case when quarter = 3 then pricepaid end) - max(case when quarter = 1 then pricepaid end))::float8 as iqr,
          count(*) as n from (select pricepaid, ntile(4) over (order by pricepaid) as quarter from sales where pricepaid < 1500)`
    ).rows();
    const rule = (2 * (row?.iqr ?? 0)) / Math.cbrt(row?.n ?? 0);
    const [from = 0, to = 0] = edges[0] ?? [];
    expect(to - from).toBeGreaterThanOrEqual(rule);
    expect(to - from).toBeLessThanOrEqual(2.5 * rule);
  });
});

describe('a histogram of a query', () => {
  it('binds its values and hides nothing behind a comment', async () => {
    const query = rs.from(
      sql`select * from sales where qtysold > ${3} and pricepaid < ${500}; -- all`,
    );
    const trimmed = rs.from(sql`select * from sales where qtysold > ${3} -- all`);
    await expect(query.hist('pricepaid')).rejects.toThrow();
    const { counts } = barsOf(await trimmed.hist('pricepaid', { bins: 4 }));
    const [[, n] = []] = await counted(
      sql`select 1 as key, count(*) as n from sales where qtysold > 3`,
    );
    expect(sum(counts)).toBe(n);
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
    expect(error.message).toBe('There is no column "pricepayed".');
    expect(error.hint).toContain('pricepaid');
  });

  it('names the type of a column that has no place on an axis, and columns that have', async () => {
    const query = rs.from(sql`select 'ab'::varbyte as bytes, 1 as number`);
    await expect(query.hist('bytes')).rejects.toMatchObject({
      code: 'column-kind',
      message: expect.stringContaining('is of type varbyte'),
      hint: 'Columns that would do: number.',
    });
  });

  it.each([0, -1, 2.5, Number.NaN, 1001])('refuses %s bins', async (bins) => {
    expect((await failure('sales', 'pricepaid', { bins })).code).toBe('bins');
  });

  it('refuses widths that make too many bins, or none', async () => {
    expect((await failure('sales', 'pricepaid', { binWidth: 1e-9 })).message).toMatch(
      /so far apart/,
    );
    for (const binWidth of [0, -1, Number.NaN, 'month'])
      expect((await failure('sales', 'pricepaid', { binWidth })).code).toBe('bins');
    expect((await failure('sales', 'saletime', { binWidth: 7 })).hint).toContain('week');
    expect((await failure('sales', 'saletime', { log: true })).code).toBe('column-kind');
  });

  it('refuses what is no name of a table', () => {
    for (const name of ['', 'a..b', 'a.b.c.d', '"a']) {
      expect(() => rs.table(name)).toThrow(/is no name of a table/);
    }
  });
});
