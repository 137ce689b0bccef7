import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeSql } from '../../../../kernel-lib/src/sql/completion/complete-sql.js';
import { describeInspection } from '../../../../kernel-lib/src/sql/completion/describe-inspection.js';
import { inspectSql } from '../../../../kernel-lib/src/sql/completion/inspect-sql.js';
import { tickit } from './tickit.js';

/** Queries as people write them. */
const QUERIES = [
  `with monthly as (
  select date_trunc('month', s.saletime) as month, e.eventname, sum(s.pricepaid) takings
  from public.sales s join event e using (eventid) -- a comment
  where s.qtysold between 1 and 8 and e.eventname like '%''s %'
  group by 1, 2
), ranked as (select *, row_number() over (partition by month order by takings desc) as rank from monthly)
select r.* from ranked r where r.rank <= 10 union all select null, 'x', 0, 0 order by 1 limit 10;`,
  `update sales set qtysold = (select max("Mixed Case") from odd o where o."order" = sales.salesid)
from event where event.eventid = sales.eventid; delete from sales using venue v where v.venueid = 1`,
  `insert into "public"."sales" (salesid, eventid) select coalesce(max(salesid), 0) + 1, 7::int from sales`,
  `copy sales from 's3://bucket/sales' iam_role default format as parquet; /* bulk */ unload ('select 1') to 's3://b'`,
  `select extract(year from saletime), trim(both ' ' from 'a'), c.items[0].name, $$text$$, case when a then b end
from sales as s (a, b), s.c as x left join lateral (select * from venue) v on true where exists (select 1)`,
];

const position = (text: string, share: number): number => Math.floor(share * (text.length + 1));
const share = fc.double({ min: 0, max: 0.999999, noNaN: true });

/** Texts that begin, end or lack something anywhere. */
const broken = fc
  .tuple(fc.constantFrom(...QUERIES), share, share, share, fc.boolean())
  .map(([query, from, to, at, cutOut]) => {
    const [start, end] = [position(query, from), position(query, to)].sort((a, b) => a - b);
    const text = cutOut ? query.slice(0, start) + query.slice(end) : query.slice(start, end);
    return { text, position: position(text, at) };
  });

const noise = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'select from where with as join on using ( ) , . ; \' " $$ -- /* */ \n * :: group by union all'.split(
          ' ',
        ),
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 40 },
  )
  .chain((words) => {
    const text = words.join(' ');
    return share.map((at) => ({ text, position: position(text, at) }));
  });

test.each([
  ['broken queries', broken],
  ['noise', noise],
])(
  'whatever stands there, completing does not fail and replaces what stands at the cursor: %s',
  (_, texts) => {
    fc.assert(
      fc.property(texts, ({ text, position: at }) => {
        const { start, end, candidates } = completeSql(text, at, tickit);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start).toBeLessThanOrEqual(at);
        expect(end).toBeGreaterThanOrEqual(at);
        expect(end).toBeLessThanOrEqual(text.length);
        for (const candidate of candidates) expect(candidate.text).not.toBe('');
        const found = inspectSql(text, at, tickit);
        if (found !== undefined) expect(describeInspection(found).text).not.toBe('');
      }),
      { numRuns: 1500 },
    );
  },
);

test('a name that fits is offered wherever a whole query stops before it', () => {
  const query =
    'select s.pricepaid from sales s where s.qtysold > 1 and s.saletime is null order by s.eventid';
  for (const { index } of query.matchAll(/(?<=s\.)\w+/g)) {
    const word = /^\w+/.exec(query.slice(index))?.[0] ?? '';
    for (let length = 0; length < word.length; length++) {
      const texts = completeSql(query, index + length, tickit).candidates.map(({ text }) => text);
      expect(texts).toContain(word);
    }
  }
});

test('many nested parentheses and CTEs take no time', () => {
  const deep = `select ${'('.repeat(5000)}`;
  expect(completeSql(deep, deep.length, tickit).candidates.length).toBeGreaterThan(0);
  const names = Array.from({ length: 40 }, (_, index) => `c${index}`);
  const chain = names.map((name, index) =>
    index === 0
      ? `${name} as (select * from sales)`
      : `${name} as (select * from c${index - 1} a, c${index - 1} b)`,
  );
  const text = `with ${chain.join(', ')} select t.pri from c39 t`;
  expect(completeSql(text, text.indexOf(' from c39 t'), tickit).candidates).toMatchObject([
    { text: 'pricepaid' },
  ]);
});
