import { execFileSync } from 'node:child_process';
import {
  type Connection,
  connect,
  type Drawable,
  type Figure,
  type FigureOptions,
  type Sql,
  sql,
  subplots,
} from 'shiftbook';
import { afterAll, describe, expect, it } from 'vitest';
import { python } from '../../sandbox/python';
import { analyst } from '../redshift/support/sandboxed';
import { connected, display } from './support/connected';

let login: Connection;
let afar: Connection;

connected(async (connection) => {
  login = connection;
  afar = await connect({ via: 'data-api', ...analyst });
});
afterAll(() => afar?.close());

/** Names of columns: two of numbers, one of instants, one of texts. */
type Names = readonly [number: string, other: string, time: string, text: string];

type Pictured = Pick<
  Drawable,
  'hist' | 'bar' | 'box' | 'line' | 'scatter' | 'heatmap' | 'corr' | 'pie' | 'profile'
>;

type Draw = (rows: Pictured, names: Names, options: FigureOptions) => Promise<Figure>;

const KINDS: Readonly<Record<string, Draw>> = {
  hist: (rows, [number, , , text], options) => rows.hist(number, { by: text, ...options }),
  dates: (rows, [, , time], options) => rows.hist(time, { binWidth: 'month', ...options }),
  categories: (rows, [, , , text], options) => rows.hist(text, options),
  bar: (rows, [number, , , text], options) =>
    rows.bar(text, { value: number, aggregate: 'avg', by: text, ...options }),
  box: (rows, [number, , , text], options) => rows.box(number, { by: text, ...options }),
  line: (rows, [number, , time, text], options) =>
    rows.line(time, { value: number, by: text, ...options }),
  scatter: (rows, [number, other, , text], options) =>
    rows.scatter(number, other, { by: text, ...options }),
  heatmap: (rows, [number, , , text], options) => rows.heatmap(text, number, options),
  corr: (rows, [number, other], options) => rows.corr([number, other], options),
  pie: (rows, [, , , text], options) => rows.pie(text, options),
};

const drawn = ({ data, layout }: Figure) => JSON.parse(JSON.stringify({ data, layout }));

describe('by the Data API', () => {
  const query = sql`select pricepaid, commission, saletime, catname
    from sales join event using (eventid) join category using (catid) where qtysold > ${7}`;

  it.each(Object.entries(KINDS))('%s is what a login gives', async (_, draw) => {
    const names = ['pricepaid', 'commission', 'saletime', 'catname'] as const;
    const [here, there] = await Promise.all(
      [afar, login].map((rs) => draw(rs.from(query), names, {})),
    );
    expect(JSON.stringify(here?.data).length).toBeGreaterThan(100);
    expect(drawn(here as Figure)).toEqual(drawn(there as Figure));
  });

  it('a profile is what a login gives, empty text, zero and NULL told apart', async () => {
    const some = sql`select pricepaid, saletime, case when qtysold = 8 then '' when qtysold = 7 then 'x' end as t,
      qtysold - 7 as zero, case when qtysold = 8 then 1.5::float8 end as f from sales where qtysold >= ${6}`;
    const [here, there] = await Promise.all([afar, login].map((rs) => rs.from(some).profile()));
    expect(here?.columns).toEqual(there?.columns);
    expect(here?.columns[2]).toMatchObject({ min: '', max: 'x', distinct: 2 });
  });

  it('a profile of more columns than a statement has room for is refused in words', async () => {
    const many = Array.from({ length: 150 }, (_, at) => sql`${at} as ${sql.id(`c${at}`)}`);
    await expect(afar.from(sql`select ${sql.list(many)}`).profile()).rejects.toMatchObject({
      code: 'data-api-statement-too-long',
    });
  });
});

const HOSTILE = [
  `x"; drop table sales; --`,
  `'; drop table sales; --`,
  '<script>alert(1)</script>',
  '</svg><script>alert(1)</script>',
  ']]></title><img src=x onerror=alert(1)>',
  `" onload="alert(1)`,
  '<a href="javascript:alert(1)">x</a>',
  '%{y} <extra>$1 \\ \u0001',
];

/** Names of columns, which have 63 bytes at most. */
const NAMES = [
  `x"; drop table sales; --'<script>alert(1)</script>`,
  '</svg>]]></title><img src=x onerror=alert(1)>',
  `" onload="a<a href="javascript:b">%{y}<extra>$1 \\`,
];

/** Rows whose names and texts are hostile; some rows of each text. */
function hostile(name: string): { query: Sql; names: Names } {
  const names = [name, `${name}2`, `${name}3`, `${name}4`] as const;
  const [number, other, time, text] = names.map((each) => sql.id(each)) as [Sql, Sql, Sql, Sql];
  const rows = HOSTILE.flatMap((value, at) =>
    [1, 2].map(
      (n) => sql`select ${n * at}::float8 as ${number}, ${at + n * n}::float8 as ${other},
        timestamp '2008-01-31' as ${time}, cast(${value} as varchar(80)) as ${text}`,
    ),
  );
  return { query: sql.list(rows, sql` union all `), names };
}

/** Tags that a figure's own texts hold for Plotly. */
const OWN = /<br>|<\/?extra>/g;

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('names and texts from outside', () => {
  it.each(NAMES)('%j does no harm in SQL, SVG, HTML and Plotly', async (name) => {
    const { query, names } = hostile(name);
    const rows = await login.query(query);
    const documents: string[] = [];
    await login.query(sql`create temp table ${sql.id(name)} as ${query}`);
    const sources: Pictured[] = [
      rows,
      login.table(`"${name.replaceAll('"', '""')}"`),
      login.from(query),
      ...(name === NAMES[0] ? [afar.from(query)] : []),
    ];
    for (const source of sources) {
      const figures = await Promise.all(
        Object.values(KINDS).map((draw) => draw(source, names, {})),
      );
      const labelled = await Promise.all(
        Object.values(KINDS).map((draw) =>
          draw(source, names, { title: name, xlabel: name, ylabel: name, colors: name }),
        ),
      );
      const profile = await source.profile();
      expect(profile.columns.map((column) => column.name)).toEqual(names);
      for (const figure of [...figures, subplots([figures])]) {
        for (const text of textsIn(drawn(figure)))
          expect(text.replace(OWN, '')).not.toMatch(/<[a-z/]/i);
      }
      documents.push(
        ...[...figures, ...labelled, subplots([labelled], { title: name })].map((each) =>
          each.svg(),
        ),
        String(display(profile)['text/html']),
      );
    }
    const script = new URL('inspect_markup.py', import.meta.url).pathname;
    const found = execFileSync(python(), [script], {
      input: JSON.stringify(documents),
      encoding: 'utf8',
    });
    expect(JSON.parse(found)).toEqual([]);
    expect((await login.sql`select count(*) as n from sales`).rows()).toEqual([{ n: 172_456 }]);
  });
});
