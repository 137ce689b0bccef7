import { describe, expect, it } from 'vitest';
import { NO_FACTS, translate } from '../../../../sandbox/src/redshift/dialect/translate.js';

const NOT_ON_TABLES =
  'Specified types or functions (one per INFO message) not supported on Redshift tables.';

/** Statements, SQLSTATE, message, and the text at the position. */
const REFUSED: readonly [sql: string, code: string, message: string, at: string][] = [
  [
    `select string_agg(b, ',') from t`,
    '42883',
    'function string_agg("unknown", "unknown") does not exist',
    'string_agg',
  ],
  [
    'select array_agg(1) from t',
    '42883',
    'function array_agg(integer) does not exist',
    'array_agg',
  ],
  ['select pg_sleep(3)', '42883', 'function pg_sleep(integer) does not exist', 'pg_sleep'],
  [
    'select width_bucket(1.5, 1, 2, 3)',
    '42883',
    'function width_bucket(numeric, integer, integer, integer) does not exist',
    'width_bucket',
  ],
  ['select corr(1.5, 2) from t', '42883', 'function corr(numeric, integer) does not exist', 'corr'],
  [
    'select covar_pop(a::int, b::real) from t',
    '42883',
    'function covar_pop(integer, real) does not exist',
    'covar_pop',
  ],
  [
    'select regr_slope(1, 2) from t',
    '42883',
    'function regr_slope(integer, integer) does not exist',
    'regr_slope',
  ],
  ['insert into t select generate_series(1, 3)', '0A000', NOT_ON_TABLES, 'generate_series'],
  ['select array[1, 2] from t', '0A000', NOT_ON_TABLES, 'array'],
  ['select a::int[] from t', '0A000', NOT_ON_TABLES, 'int'],
  [
    'select 1 from t where a is distinct from b',
    '42601',
    'syntax error at or near "distinct"',
    'distinct',
  ],
  [
    'select 1 from t where a is not distinct from b',
    '42601',
    'syntax error at or near "distinct"',
    'distinct',
  ],
  ['select distinct on (a) a from t', '0A000', 'SELECT DISTINCT ON is not supported', 'distinct'],
  ['select * from (values (1)) v', '42601', 'syntax error at or near "values"', 'values'],
  [
    'insert into t values (1) on conflict do nothing',
    '42601',
    'syntax error at or near "on"',
    'on',
  ],
  ['update t set a = 1 returning a', '42601', 'syntax error at or near "returning"', 'returning'],
  ['select count(*) filter (where a > 1) from t', '42601', 'syntax error at or near "("', '(where'],
  ['select * from t, lateral (select 1) x', '42601', 'syntax error at or near "("', '(select'],
  [
    'select * from t tablesample system (1)',
    '42601',
    'syntax error at or near "tablesample"',
    'tablesample',
  ],
  ['select ctid from t', '42703', 'column "ctid" does not exist', 'ctid'],
  ['select a::uuid from t', '42704', 'type "uuid" does not exist', 'uuid'],
  ['select cast(a as jsonb) from t', '42704', 'type "jsonb" does not exist', 'jsonb'],
  ['create table t (id uuid)', '42704', 'type "uuid" does not exist', 'uuid'],
  ['create table t (id serial)', '0A000', 'Column "id" has unsupported type "serial".', 'serial'],
  ['create table t (a int, b bytea)', '0A000', 'Column "b" has unsupported type "bytea".', 'bytea'],
  ['create table t (a int[])', '0A000', 'Column "a" has unsupported type "int[]".', 'int'],
  [
    'create index i on t (a)',
    '0A000',
    'SQL command "create index i on t (a)" not supported on Redshift tables.',
    'create',
  ],
  [
    'create trigger g before insert on t execute procedure f()',
    '0A000',
    'SQL command "create trigger g before insert on t execute procedure f()" not supported on Redshift tables.',
    'create',
  ],
  ['listen changes', '0A000', 'LISTEN is not supported', 'listen'],
  [
    'copy t from stdin',
    '0A000',
    'LOAD source is not supported. (Hint: only S3 or DynamoDB or EMR based load is allowed)',
    'stdin',
  ],
  [
    'select dateadd(fortnight, 1, d) from t',
    '22023',
    'date part "fortnight" is not supported',
    'fortnight',
  ],
  ['alter table t append into u', '42601', 'syntax error at or near "into"', 'into'],
];

describe('what Redshift lacks is refused', () => {
  it.each(REFUSED)('%s', (sql, code, message, at) => {
    const refused = translate(sql, NO_FACTS);
    expect(refused).toMatchObject({ kind: 'refused', code, message });
    const position = refused.kind === 'refused' ? (refused.position ?? -1) : -1;
    expect(sql.slice(position)).toMatch(new RegExp(`^\\${at.slice(0, 1) === '(' ? at : `b${at}`}`));
  });

  it.each([
    'select * from generate_series(1, 3)',
    `select array_to_string(nspacl, ',') from pg_catalog.pg_namespace where oid = any('{1}'::oid[])`,
    'insert into t values (1), (2)',
    'select count(distinct a) from t',
  ])('but not %s', (sql) => {
    expect(translate(sql, NO_FACTS)).toMatchObject({ kind: 'sql', text: sql });
  });
});
