import { describe, expect, it } from 'vitest';
import { unloadable } from '../../../kernel-lib/src/sql/unloadable.js';

describe('unloadable', () => {
  it.each([
    'select * from (select * from venue limit 10) as v',
    `select 'limit 1', "limit" from t -- limit 2`,
    'select limits from t',
  ])('leaves %s', (query) => {
    expect(unloadable(query)).toBe(query);
  });

  it.each(['select 1 as n limit 1', 'with a as (select 1) select * from a LIMIT 3 -- few'])(
    'makes a query of %s',
    (query) => {
      expect(unloadable(query)).toBe(`select * from (${query}\n) as unloaded`);
    },
  );
});
