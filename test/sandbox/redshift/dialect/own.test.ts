import { describe, expect, it } from 'vitest';
import { NO_FACTS, translate } from '../../../../sandbox/src/redshift/dialect/translate.js';

const own = (sql: string) => {
  const translation = translate(sql, NO_FACTS);
  return translation.kind === 'own' ? translation.statement : translation;
};

describe('statements that only Redshift has', () => {
  it.each([
    ['vacuum', { kind: 'vacuum', mode: 'full', boost: false }],
    [
      'vacuum sort only public.event to 99 percent boost',
      { kind: 'vacuum', mode: 'sort only', table: ['public', 'event'], threshold: 99, boost: true },
    ],
    [
      'analyze compression event (a, b) comprows 100',
      { kind: 'analyze compression', table: ['event'], columns: ['a', 'b'], rows: 100 },
    ],
    [
      'alter table event append from event_stage filltarget',
      {
        kind: 'alter append',
        table: ['event'],
        from: ['event_stage'],
        ignoreExtra: false,
        fillTarget: true,
      },
    ],
    [
      'set enable_result_cache_for_session to off',
      { kind: 'set', name: 'enable_result_cache_for_session', value: 'off', local: false },
    ],
    [
      `set query_group = 'shift'`,
      { kind: 'set', name: 'query_group', value: 'shift', local: false },
    ],
    ['reset query_group', { kind: 'reset', name: 'query_group' }],
    ['show query_group', { kind: 'show setting', name: 'query_group' }],
    [
      'show table public.event',
      { kind: 'show definition', of: 'table', name: ['public', 'event'] },
    ],
    [
      `show tables from schema dev.public like 'e%' limit 5`,
      { kind: 'show list', of: 'tables', in: ['dev', 'public'], like: 'e%', limit: 5 },
    ],
    [
      `create external schema if not exists ext from data catalog database 'd' iam_role default create external database if not exists`,
      {
        kind: 'create external schema',
        name: 'ext',
        ifNotExists: true,
        source: 'data catalog',
        options: [
          { name: 'database', value: 'd' },
          { name: 'iam_role', value: 'default' },
          { name: 'create external database if not exists' },
        ],
      },
    ],
    [
      `copy sales (salesid, eventid) from 's3://b/p/' iam_role default format as parquet maxerror 10`,
      {
        kind: 'copy',
        table: ['sales'],
        columns: ['salesid', 'eventid'],
        from: 's3://b/p/',
        options: [
          { name: 'iam_role', value: 'default' },
          { name: 'format' },
          { name: 'parquet' },
          { name: 'maxerror', value: '10' },
        ],
      },
    ],
    [
      `unload ('select * from event where eventname = ''Macbeth''') to 's3://b/u_' iam_role 'arn' format parquet partition by (catid) allowoverwrite maxfilesize 100 mb`,
      {
        kind: 'unload',
        query: `select * from event where eventname = 'Macbeth'`,
        to: 's3://b/u_',
        options: [
          { name: 'iam_role', value: 'arn' },
          { name: 'format' },
          { name: 'parquet' },
          { name: 'partition by', list: ['catid'] },
          { name: 'allowoverwrite' },
          { name: 'maxfilesize', value: '100 mb' },
        ],
      },
    ],
  ])('%s', (sql, statement) => {
    expect(own(sql)).toEqual(statement);
  });

  it.each([
    'set search_path to public',
    'set statement_timeout to 1000',
    'show search_path',
    'analyze event',
    'alter table t add primary key (a)',
    'grant usage on schema public to group analysts',
    `call sp_load('x', 1)`,
    'fetch forward 100 from mycur',
  ])("PostgreSQL's own pass: %s", (sql) => {
    expect(translate(sql, NO_FACTS)).toMatchObject({ kind: 'sql', text: sql });
  });
});
