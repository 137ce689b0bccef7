import { expect, it } from 'vitest';
import {
  chooseByPlan,
  chooseByText,
  type Wish,
} from '../../../../kernel-lib/src/redshift/bulk-read/choose.js';

const wish: Wish = {
  staging: 's3://b/p',
  read: undefined,
  unloadAbove: undefined,
  maxRows: 0,
};
const column = (name: string, type: number, modifier = -1) => ({ name, table: 0, type, modifier });
const sales = [column('salesid', 23), column('pricepaid', 1700, (8 << 16) + 6), column('at', 1114)];

it.each([
  ['select * from sales', undefined],
  ['with a as (select 1 order by 1) select * from a', undefined],
  ['select rank() over (order by qtysold) from sales limit 20000', undefined],
  ['select * from sales limit 10000', 'at most 10,000 rows'],
  ['select * from sales order by salesid', 'ORDER BY'],
  ['select * from sales union select 1 order by 1', 'ORDER BY'],
  ['insert into sales select * from listing', 'no query that begins with SELECT or WITH'],
  ['explain select * from sales', 'no query that begins with SELECT or WITH'],
  ['select * into other from sales', 'SELECT INTO'],
])('%s: %s', (text, reason) => {
  const reading = chooseByText(text, wish);
  if (reason === undefined) expect(reading).toBeUndefined();
  else expect(reading).toEqual({ by: 'wire', reason: expect.stringContaining(reason) });
});

it('asks nothing of the server where the connection has no staging place, or the query says how', () => {
  expect(chooseByText('select 1', { ...wish, staging: undefined })).toEqual({
    by: 'wire',
    reason: 'the connection has no "staging"',
  });
  expect(chooseByText('select 1', { ...wish, read: 'wire' })?.reason).toBe('the query asks for it');
  expect(chooseByText('select 1', { ...wish, maxRows: 5 })?.reason).toBe('at most 5 rows');
});

it('goes by rows and the sizes of the columns', () => {
  expect(chooseByPlan(sales, 2_000_000, wish)).toEqual({ by: 'wire', reason: expect.any(String) });
  expect(chooseByPlan(sales, 3_000_000, wish)).toEqual({
    by: 'unload',
    reason: "about 3,000,000 rows, 84 MB, by the planner's estimate: more than 64 MB (unloadAbove)",
  });
  expect(chooseByPlan(sales, 10, { ...wish, unloadAbove: 279 }).by).toBe('unload');
  expect(chooseByPlan(sales, 10, { ...wish, unloadAbove: 280 }).by).toBe('wire');
  expect(chooseByPlan(sales, 1e9, { ...wish, maxRows: 20_000 }).by).toBe('wire');
  expect(chooseByPlan(sales, undefined, wish).reason).toBe('the planner gave no estimate');
});

it('tells which column UNLOAD cannot carry', () => {
  const { by, reason } = chooseByPlan([...sales, column('shape', 3000)], 1e9, wish);
  expect([by, reason]).toEqual([
    'wire',
    'UNLOAD writes no geometry to Parquet, which column "shape" is',
  ]);
});

it('refuses an UNLOAD that is wished for and not possible, with the reason', () => {
  const wished: Wish = { ...wish, read: 'unload' };
  expect(chooseByPlan(sales, undefined, wished).by).toBe('unload');
  expect(() => chooseByText('select 1 order by 1', wished)).toThrow(/ORDER BY/);
  expect(() => chooseByPlan([column('t', 1083)], 1, wished)).toThrow(/no time to Parquet/);
  expect(() => chooseByText('select 1', { ...wished, staging: undefined })).toThrow(/no "staging"/);
});
