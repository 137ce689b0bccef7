import { describe, expect, test } from 'vitest';
import {
  effectOf,
  type StatementEffect,
} from '../../../../kernel-lib/src/redshift/server/statement-effect.js';

const CASES: Readonly<Record<StatementEffect, readonly string[]>> = {
  reads: [
    'select * from sales',
    '  -- a comment\nSELECT count(distinct qtysold), dateadd(day, 1, saletime) FROM sales',
    `/* insert */ with best as (select 'update; delete' as "into" from t) select * from best`,
    'select listagg(a, $$into$$) within group (order by b) over (partition by c) from t',
    'select cast(a as numeric(8, 2)), b::varchar(10) from t where c in (1, 2) and (d or e)',
    'explain select 1',
    'show search_path',
    '(select 1) union all (select 2)',
  ],
  writes: [
    'insert into t values (1)',
    'select * into copied from sales',
    'select a from t for update',
    'select f_call_a_lambda(a) from t',
    'select own.upper(a) from t',
    'select "upper"(a) from t',
    'select pg_terminate_backend(42)',
    "select set_config('search_path', 'x', false)",
    'explain analyze delete from t',
    'with gone as (delete from t returning *) select * from gone',
    'create table t (a int)',
    "unload ('select 1') to 's3://bucket'",
    'fetch 10 from cursor',
    '',
  ],
  begins: ['begin', 'START TRANSACTION'],
  ends: ['commit', 'END'],
  undoes: ['rollback', 'abort'],
  commits: ['truncate t', 'call procedure()'],
};

describe.each(Object.entries(CASES))('%s', (effect, statements) => {
  test.each(statements)('%s', (statement) => {
    expect(effectOf(statement)).toBe(effect);
  });
});
