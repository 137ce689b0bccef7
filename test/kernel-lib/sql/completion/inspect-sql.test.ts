import { describe, expect, test } from 'vitest';
import { describeInspection } from '../../../../kernel-lib/src/sql/completion/describe-inspection.js';
import { inspectSql } from '../../../../kernel-lib/src/sql/completion/inspect-sql.js';
import { cursorIn, tickit } from './tickit.js';

/** What is known of the name at the `|`, as text. */
const inspected = (marked: string): string | undefined => {
  const { text, position } = cursorIn(marked);
  const found = inspectSql(text, position, tickit);
  return found && describeInspection(found).text;
};

describe('a table', () => {
  const venue = [
    'table public.venue',
    '  venueid      smallint',
    '  venuename    varchar(100)',
    '  total_seats  integer',
  ].join('\n');
  test.each([
    'select * from ven|ue',
    'select * from |venue v',
    'select * from venue|',
    'select * from public.ven|ue',
    'select v|.venueid from venue v',
    'insert into venue| (venueid) values (1)',
    'select ve|nue.venueid from venue',
  ])('%s', (marked) => {
    expect(inspected(marked)).toBe(venue);
  });

  test('has its columns as a Markdown table', () => {
    const found = inspectSql('select * from venue', 16, tickit);
    expect(found && describeInspection(found).markdown).toBe(
      [
        '**public.venue** (table)',
        '',
        '| column | type |',
        '| --- | --- |',
        '| venueid | smallint |',
        '| venuename | varchar(100) |',
        '| total\\_seats | integer |',
      ].join('\n'),
    );
  });

  test('that a WITH makes has the columns of its query', () => {
    expect(
      inspected('with top as (select eventid, count(*) n from sales) select * from t|op'),
    ).toBe('query top\n  eventid  integer\n  n        bigint');
  });
});

describe('a column', () => {
  test.each([
    ['select price|paid from sales', 'pricepaid numeric(8,2), column of public.sales'],
    ['select s.price|paid from sales s', 'pricepaid numeric(8,2), column of public.sales'],
    ['select 1 from sales s where s.saletime| > 1', 'saletime timestamp, column of public.sales'],
    ['update sales set qty|sold = 1', 'qtysold smallint, column of public.sales'],
    ['with t as (select pricepaid p from sales) select p| from t', 'p numeric(8,2), column of t'],
    [
      'select * from sales s join event e on e.even|tid = 1',
      'eventid integer, column of public.event',
    ],
  ])('%s', (marked, expected) => {
    expect(inspected(marked)).toBe(expected);
  });
});

describe('a function', () => {
  test('has its signature, what it does, and its page of the manual', () => {
    const { text, position } = cursorIn('select DATE_|TRUNC(1)');
    const found = inspectSql(text, position, tickit);
    expect(found && describeInspection(found).markdown).toBe(
      "`date_trunc('part', timestamp) → timestamp`\n\n" +
        'Cuts a timestamp down to a part, such as the start of its month.\n\n' +
        '[Amazon Redshift manual](https://docs.aws.amazon.com/redshift/latest/dg/r_DATE_TRUNC.html)',
    );
  });
  test('without parentheses', () => {
    expect(inspected('select sysd|ate')).toMatch(/^sysdate → timestamp/);
  });
});

test.each([
  'sel|ect 1',
  'select * fr|om sales',
  'select nothing| from sales',
  "select 'sal|es'",
  'select 1 |',
  '|',
])('nothing: %s', (marked) => {
  expect(inspected(marked)).toBeUndefined();
});
