import { describe, expect, it, test } from 'vitest';
import { completeSql } from '../../../../kernel-lib/src/sql/completion/complete-sql.js';
import { accepted, completions, cursorIn, tickit } from './tickit.js';

const SALES = ['salesid', 'eventid', 'qtysold', 'pricepaid', 'saletime'];

/** Each text, with what it is completed by first. */
const first = (cases: readonly (readonly [marked: string, expected: readonly string[]])[]): void =>
  test.each(cases)('%s', (marked, expected) => {
    expect(completions(marked).slice(0, expected.length)).toEqual(expected);
  });

/** Each text, with all that completes it. */
const exactly = (
  cases: readonly (readonly [marked: string, expected: readonly string[]])[],
): void =>
  test.each(cases)('%s', (marked, expected) => {
    expect(completions(marked)).toEqual(expected);
  });

describe('tables', () => {
  first([
    ['select * from |', ['sales', 'event', 'venue', 'odd', 'daily_view', 'public', 'staging']],
    ['select * from sales s join |', ['sales', 'event']],
    ['select * from sales, |', ['sales', 'event']],
    ['select * from sales s left join | on true', ['sales', 'event']],
    ['insert into |', ['sales']],
    ['update |', ['sales']],
    ['delete from |', ['sales']],
    ['truncate |', ['sales']],
    ['truncate table |', ['sales']],
    ['drop table if exists |', ['sales']],
    ['alter table |', ['sales']],
    ['analyze |', ['sales']],
    ['vacuum full |', ['sales']],
    ['copy |', ['sales']],
    ['merge into sales using |', ['sales']],
    ['delete from sales using |', ['sales']],
    ['grant select on table |', ['sales']],
    ['select * from (sales s join |', ['sales', 'event']],
    ['select * from sales where eventid in (select eventid from |', ['sales', 'event']],
  ]);
  exactly([
    ['select * from ev|', ['event', 'staging.raw_events']],
    ['select * from EV|', ['event', 'staging.raw_events']],
    ['select * from public.v|', ['venue']],
    ['select * from staging.|', ['raw_events']],
    ['select * from Staging.|', ['raw_events']],
    ['select * from staging.| where 1 = 1', ['raw_events']],
    ['select * from raw|', ['staging.raw_events']],
    ['select * from svv_t|', ['svv_table_info']],
    ['select * from nosuch.|', []],
  ]);
});

describe('columns of the relations in scope', () => {
  first([
    ['select | from sales', SALES],
    ['select salesid, | from sales', SALES],
    ['select * from sales where |', SALES],
    ['select * from sales where qtysold > 1 and |', SALES],
    ['select * from sales group by |', SALES],
    ['select * from sales order by |', SALES],
    ['select * from sales having |', SALES],
    ['select distinct | from sales', SALES],
    ['select top 10 | from sales', SALES],
    ['select sum(| from sales', SALES],
    ['select sum(|) from sales', SALES],
    ['select count(distinct |) from sales', SALES],
    ['select coalesce(qtysold, | from sales where true', SALES],
    ['select case when | from sales', SALES],
    ['select -| from sales', SALES],
    ['select row_number() over (partition by | from sales', SALES],
    ['select row_number() over (partition by eventid order by |) from sales', SALES],
    ['select * from sales where pricepaid between 1 and |', SALES],
    ['select * from sales where (qtysold = 1 or |)', SALES],
    ['delete from sales where |', SALES],
    ['update sales set qtysold = |', SALES],
    ['update sales set qtysold = 1 where |', SALES],
    ['explain select | from sales', SALES],
    ['create view v as select | from sales', SALES],
    ['insert into venue (venueid) select | from sales', SALES],
  ]);
  exactly([
    ['select pri| from sales', ['pricepaid']],
    ['select PRI| from sales', ['pricepaid']],
    ['select pr|icep from sales', ['pricepaid']],
    ['select seats| from venue', ['total_seats']],
    ['select pricepa| from SALES', ['pricepaid']],
    ['select pricepa| from "sales"', ['pricepaid']],
    ['select pricepa| from public.sales', ['pricepaid']],
    ['select pricepa| from sales union all select 1', ['pricepaid']],
    ['select 1 union all select pricepa| from sales', ['pricepaid']],
    ['select venuen| from sales union all select venuename from venue', []],
  ]);

  it('go before functions and keywords, and have their types', () => {
    const { text, position } = cursorIn('select e| from sales');
    const { candidates } = completeSql(text, position, tickit);
    expect(candidates[0]).toMatchObject({ text: 'eventid', kind: 'column', detail: 'integer' });
    expect(candidates.map(({ text }) => text)).toEqual(['eventid', 'exists', 'extract', 'exp']);
  });

  it('are qualified where two relations have them, but for those joined by USING', () => {
    expect(completions('select even| from sales s join event e on true')).toEqual([
      's.eventid',
      'e.eventid',
      'eventname',
    ]);
    expect(completions('select eventi| from sales join event using (eventid)')).toEqual([
      'eventid',
    ]);
  });
});

describe('columns behind a qualifier', () => {
  exactly([
    ['select s.| from sales s', SALES],
    ['select s.pri| from sales s', ['pricepaid']],
    ['select S.pri| from sales as s', ['pricepaid']],
    ['select s.pri|, 1 from sales s', ['pricepaid']],
    ['select sales.pri| from sales', ['pricepaid']],
    ['select public.sales.pri| from public.sales', ['pricepaid']],
    ['select s.| \nfrom sales s', SALES],
    ['select s. from sales s where s.pri|', ['pricepaid']],
    ['select * from sales s join event e on s.eventid = e.|', ['eventid', 'venueid', 'eventname']],
    ['select * from sales s join event e on s.| = e.eventid', SALES],
    ['select e.venue| from sales s, event e', ['venueid']],
    ['select * from sales s where s.qtysold > (select avg(x.qty|', []],
    ['select "s".pri| from sales s', ['pricepaid']],
    ['select nobody.| from sales', []],
    ['update sales set qtysold = sales.|', SALES],
    ['merge into sales t using event e on t.eventid = e.venue|', ['venueid']],
    ['select s.pri| from sales s; select 1', ['pricepaid']],
    ['select 1; select s.pri| from sales s', ['pricepaid']],
    ['select s.venue| from venue s\nselect 1', ['venueid', 'venuename']],
    ['select 1 from sales\nselect s.venue| from venue s', ['venueid', 'venuename']],
    ['select public.|', ['sales', 'event', 'venue', 'odd', 'daily_view']],
  ]);
});

describe('CTEs', () => {
  exactly([
    [
      'with top as (select eventid, sum(pricepaid) as total from sales group by 1) select t.| from top t',
      ['eventid', 'total'],
    ],
    ['with top as (select * from sales) select t.pri| from top t', ['pricepaid']],
    ['with top as (select s.* from sales s) select top.pri| from top', ['pricepaid']],
    ['with a as (select * from sales), b as (select * from a) select b.pri| from b', ['pricepaid']],
    ['with a (x, y) as (select eventid, venueid from event) select a.| from a', ['x', 'y']],
    ['with a as (select pricepaid paid from sales), b as (select pa| from a)', ['paid']],
    ['with recursive n (i) as (select 1 union all select n.| from n) select 1', ['i']],
    ['with sales as (select eventid from sales) select sales.| from sales', ['eventid']],
    ['with totals as (select 1 as one) select * from tot|', ['totals']],
    ['with a as (select 1 as one), b as (select * from a|', ['a']],
    [
      'with a as (select count(*), lower(venuename), venueid::bigint, 1 + 1 from venue) select a.| from a',
      ['count', 'lower', 'venueid'],
    ],
  ]);
  it('know the types of what they select', () => {
    const { text, position } = cursorIn(
      'with a as (select pricepaid, venueid::bigint as b, count(*) c, cast(1 as date) d from sales, venue) select a.| from a',
    );
    expect(completeSql(text, position, tickit).candidates.map(({ detail }) => detail)).toEqual([
      'numeric(8,2)',
      'bigint',
      'bigint',
      'date',
    ]);
  });
});
describe('sub-queries', () => {
  exactly([
    ['select t.| from (select eventid, qtysold q from sales) t', ['eventid', 'q']],
    ['select t.| from (select * from venue) as t', ['venueid', 'venuename', 'total_seats']],
    ['select t.| from (select eventid, qtysold from sales) as t (a, b)', ['a', 'b']],
    ['select t.| from ((select eventid from sales)) t', ['eventid']],
    ['select total from (select sum(pri| from sales) t', ['pricepaid']],
    [
      'select * from event e where exists (select 1 from sales s where s.eventid = e.|',
      ['eventid', 'venueid', 'eventname'],
    ],
    ['select * from event e where exists (select 1 from sales s where venuei|', ['venueid']],
    ['select * from event e, (select venuei| from sales) s', []],
    ['select * from event e, lateral (select venuei| from sales) s', ['venueid']],
    ['select (select e.venuei| ) from event e', ['venueid']],
    ['select x.a.b.| from (select 1 a) x', []],
  ]);
});

describe('statements that change something', () => {
  exactly([
    ['insert into sales (|', SALES],
    [
      'insert into sales (salesid, qtysold, |) values (1, 2, 3)',
      ['eventid', 'pricepaid', 'saletime'],
    ],
    ['insert into public.sales (pri|', ['pricepaid']],
    ['update sales set |', SALES],
    [
      'update sales set qtysold = 1, | where salesid = 2',
      ['salesid', 'eventid', 'pricepaid', 'saletime'],
    ],
    ['update sales s set pri|', ['pricepaid']],
    ['update sales set qtysold = 1 from event e where e.venue|', ['venueid']],
    ['copy sales (pri|', ['pricepaid']],
    ['alter table sales drop column pri|', ['pricepaid']],
    ['select * from sales join event using (|', ['eventid']],
    ['create table t (a |', completions('select 1::|')],
    ['create table t (|', []],
  ]);
});

describe('keywords', () => {
  first([
    ['|', ['select', 'with', 'insert into']],
    ['sel|', ['select']],
    ['SEL|', ['SELECT']],
    ['select 1; upd|', ['update']],
    ['select * fr|', ['from']],
    ['select * from sales wh|', ['where']],
    ['SELECT * FROM sales |', ['AS', 'JOIN']],
    ['select * from sales s |', ['as', 'join']],
    ['select * from sales group |', ['by']],
    ['select * from sales left |', ['join', 'outer join']],
    ['select * from sales where qtysold is |', ['null', 'not null']],
    ['select * from sales where qtysold |', ['and', 'or', 'not', 'in', 'is']],
    ['select case when qtysold > 1 |', ['when', 'then', 'else', 'end']],
    ['select * from sales where eventid in (sel|', ['select']],
    ['select 1::var|', ['varchar', 'varbyte'].slice(0, 1)],
    ['select cast(qtysold as big|', ['bigint']],
    ['select dateadd(|', ['year', 'quarter', 'month']],
    ['select sum(qtysold) ov|', ['over']],
    ['select sum(qtysold) over (|', ['partition by', 'order by']],
    ["copy sales from 's3://b/k' iam|", ['iam_role']],
    ['create table t as |', ['select', 'with']],
    ['select 1 union |', ['all', 'select']],
    ['select * from sales order by qtysold |', ['asc', 'desc']],
    ['with a as (select 1) |', ['select', 'with']],
    ['with |', ['recursive']],
  ]);
});

describe('functions', () => {
  first([
    ['select cou| from sales', ['count']],
    ['select COU| from sales', ['COUNT']],
    ['select date_t|', ['date_trunc']],
    ['select * from sales where saletime > getd|', ['getdate']],
    ['select st_dis|', ['st_disjoint', 'st_distance']],
  ]);
  it('tell their signature', () => {
    const { candidates } = completeSql('select nvl2', 11, tickit);
    expect(candidates).toEqual([
      {
        text: 'nvl2',
        name: 'nvl2',
        kind: 'function',
        detail: 'nvl2(expression, not_null, otherwise)',
      },
    ]);
  });
});

describe('aliases', () => {
  exactly([
    ['select sum(pricepaid) as takings from sales order by taki|', ['takings']],
    ['select sum(pricepaid) takings from sales order by taki|', ['takings']],
    ['select sum(pricepaid) as takings from sales where taki|', []],
    ['select sh| from sales shop', ['shop', 'sha', 'sha1', 'sha2']],
  ]);
});

describe('nothing', () => {
  exactly([
    ["select '|' from sales", []],
    ["select 'abc|", []],
    ['select 1 -- | from sales', []],
    ['select 1 -- sal|', []],
    ['select /* | */ 1 from sales', []],
    ['select /* |', []],
    ['select $$ | $$', []],
    ['select 1| from sales', []],
    ['select qtysold as | from sales', []],
    ['select * from sales as |', []],
    ['with a as (select 1), |', []],
    ['with a as (select 1) select items[0].| from a', []],
  ]);
});

describe('quotes', () => {
  test.each([
    ['select | from odd', 'select "order" from odd'],
    ['select ord| from odd', 'select "order" from odd'],
    ['select mixed| from odd', 'select "Mixed Case" from odd'],
    ['select "ord| from odd', 'select "order" from odd'],
    ['select "ord|" from odd', 'select "order" from odd'],
    ['select "pla| from odd', 'select "plain" from odd'],
    ['select s."pri| from sales s', 'select s."pricepaid" from sales s'],
    ['select * from "sal| where 1 = 1', 'select * from "sales" where 1 = 1'],
    ['select * from "sal|', 'select * from "sales"'],
    [
      'select o."Mixed| from odd o where "plain" is null',
      'select o."Mixed Case" from odd o where "plain" is null',
    ],
  ])('%s', (marked, expected) => {
    expect(accepted(marked)).toBe(expected);
  });
});
