import { sql } from 'shiftbook';
import { describe, expect, it } from 'vitest';
import { describedStatement } from '../../../kernel-lib/src/sql-cell/described-statement.js';
import { parseSqlCell } from '../../../kernel-lib/src/sql-cell/parse.js';

const NAMES: Readonly<Record<string, unknown>> = {
  sql,
  other: { id: () => 'a' },
  min: 3,
  day: new Date(0),
  table: sql.id('sales'),
  where: sql`qty > ${1.5} and qty < ${2}`,
  limits: {
    low: 1,
    get high() {
      throw new Error('A getter was run.');
    },
  },
  list: [1, 2],
};

function described(text: string, header = '%%sql dev') {
  const cell = parseSqlCell(`${header}\n${text}`);
  if (cell === undefined) throw new Error(text);
  return describedStatement(cell, (name) =>
    Object.hasOwn(NAMES, name) ? { value: NAMES[name] } : undefined,
  );
}

describe('what is described of a cell', () => {
  it('is its last statement', () => {
    expect(described('insert into t values (1);\nselect a from t')?.statement.text).toBe(
      'select a from t',
    );
  });

  it.each([
    'insert into t values (1)',
    'select 1; vacuum',
    'create table t (a int); select * from t',
    'select 1 as a into t; select * from t',
    'set search_path to other; select * from t',
    'rollback; select * from t',
    '${first}; select * from t',
    '${whole}',
  ])('is nothing for "%s"', (text) => {
    expect(described(text)).toBeUndefined();
  });

  it('is nothing where only the plan is shown', () => {
    expect(described('select 1', '%%sql dev --explain')).toBeUndefined();
  });
});

describe('a binding', () => {
  it.each([
    ['min', 3],
    ['limits.low', 1],
    [' day ', new Date(0)],
    ['-2.5', -2.5],
    ['12n', 12n],
    ["'text'", 'text'],
    ['true', true],
    ['null', null],
  ])('${%s} has a value that is known', (expression, value) => {
    expect(described(`select \${${expression}} as v`)).toMatchObject({
      statement: { values: [value] },
      computedIsKnown: true,
    });
  });

  it.each([
    'later',
    'limits.high',
    'limits.none',
    'list',
    'f()',
    "other.id('a')",
    'sql.id()',
    'sql.id(min)',
    'min + 1',
    'list[0]',
    "'\\n'",
  ])('${%s} is of a type that is not known', (expression) => {
    expect(described(`select \${${expression}} as v`)).toMatchObject({
      statement: { values: [null] },
      computedIsKnown: false,
    });
  });

  it.each([
    ["sql.id('sales')", '"sales"'],
    ['sql.id(\'public\', "sales")', '"public"."sales"'],
  ])('may be a name, ${%s}', (expression, name) => {
    expect(described(`select * from \${${expression}}`)).toMatchObject({
      statement: { text: `select * from ${name}`, values: [] },
      computedIsKnown: true,
    });
  });

  it('may be a piece of SQL', () => {
    const { statement, computedIsKnown } =
      described('select a from ${table} where ${where} and b = ${later}') ?? {};
    expect(statement).toMatchObject({
      text: 'select a from "sales" where qty > $1 and qty < $2 and b = $3',
      values: [1.5, 2, null],
    });
    expect(computedIsKnown).toBe(true);
  });

  it.each([
    ['select a from t where b = ${later} order by 1 limit ${later}', true],
    ['select a, (select max(b) from u where c = ${later}) as m from t', true],
    ['with x as (select a from t where b > ${later}) select * from x', true],
    ['select a from t where b in (select ${later} from u) having count(*) > ${later}', true],
    ['select a + ${later} as a from t where b = ${later}', false],
    ['select a from t where b = ${later} union select ${later}', false],
    ['with x as (select ${later} as a) select a from x where a > 1', false],
    ["select 'where', ${later} as a from t", false],
    ['select a from t where (b = 1) and c = ${later}', true],
    ['select coalesce((select b from u where true), ${later}) from t', false],
  ])('in "%s": columns can be relied on: %s', (text, known) => {
    expect(described(text)?.computedIsKnown).toBe(known);
  });
});
