import fc from 'fast-check';
import { ShiftbookError, type Sql, type SqlValue, sql } from 'shiftbook';
import { describe, expect, test } from 'vitest';
import { toStaticText } from '../../../kernel-lib/src/sql/static-text.js';

describe('sql', () => {
  test('binds values in their order', () => {
    const statement = sql`select * from sales where qtysold > ${2} and eventid = ${'7'}`;
    expect(statement.text).toBe('select * from sales where qtysold > $1 and eventid = $2');
    expect(statement.values).toEqual([2, '7']);
  });

  test('takes other templates in as SQL and numbers their values anew', () => {
    const since = sql`saletime >= ${'2008-06-01'}`;
    const where = sql`where ${since} or qtysold = ${4}`;
    const statement = sql`select ${1} from sales ${where} limit ${10}`;
    expect(statement.text).toBe(
      'select $1 from sales where saletime >= $2 or qtysold = $3 limit $4',
    );
    expect(statement.values).toEqual([1, '2008-06-01', 4, 10]);
  });

  test('quotes names and leaves raw text alone', () => {
    expect(sql`select * from ${sql.id('my "own"', 'sales')} ${sql.raw('limit 1')}`.text).toBe(
      'select * from "my ""own"""."sales" limit 1',
    );
  });

  test('takes lists of values and of conditions', () => {
    const conditions = [sql`qtysold > ${2}`, sql`eventid in (${sql.list([7, 8n])})`];
    const statement = sql`select * from sales where ${sql.list(conditions, sql` and `)} limit ${1}`;
    expect(statement.text).toBe(
      'select * from sales where qtysold > $1 and eventid in ($2, $3) limit $4',
    );
    expect(statement.values).toEqual([2, 7, 8n, 1]);
    const names = new Set(['salesid', 'qtysold']);
    expect(sql.list([...names].map((name) => sql.id(name))).text).toBe('"salesid", "qtysold"');
  });

  test('refuses an empty list, which SQL does not have', () => {
    expect(() => sql.list([])).toThrow(expect.objectContaining({ code: 'sql-list' }));
    expect(() => sql`in (${[1] as unknown as SqlValue})`).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('sql.list') }),
    );
  });

  test('keeps every value, however fragments are nested', () => {
    const { fragment } = fc.letrec<{ fragment: Sql; nested: Sql; plain: Sql }>((tie) => ({
      plain: fc.integer().map((value) => sql`(${value})`),
      nested: fc
        .array(tie('fragment'), { minLength: 1, maxLength: 4 })
        .map((all) => sql`[${sql.list(all)}]`),
      fragment: fc.oneof({ maxDepth: 4 }, tie('plain'), tie('nested')),
    }));
    fc.assert(
      fc.property(fragment, (statement) => {
        const numbers = [...statement.text.matchAll(/\$(\d+)/g)].map(([, number]) =>
          Number(number),
        );
        expect(numbers).toEqual(statement.values.map((_, index) => index + 1));
        expect(toStaticText(statement).match(/-?\d+/g)?.map(Number)).toEqual(statement.values);
      }),
    );
  });

  test('cannot be changed', () => {
    const statement = sql`select ${1}`;
    expect(Object.isFrozen(statement)).toBe(true);
    expect(() => (statement.values as SqlValue[]).push(2)).toThrow(TypeError);
  });

  test.each([
    [undefined, 'undefined'],
    [[1, 2], 'an array'],
    [{ a: 1 }, 'type object'],
    [new Date(Number.NaN), 'an invalid date'],
    [() => 1, 'type function'],
  ])('refuses %s and says which value it is', (value, words) => {
    const make = () => sql`select ${1}, ${value as unknown as SqlValue}`;
    expect(make).toThrow(ShiftbookError);
    expect(make).toThrow(`Value 2 of the sql template is`);
    expect(make).toThrow(words);
  });

  test.each([[[]], [['']], [['a\0b']]])('refuses the name %j', (parts) => {
    expect(() => sql.id(...parts)).toThrow(expect.objectContaining({ code: 'sql-identifier' }));
  });
});

describe('toStaticText', () => {
  test('writes bound values as literals', () => {
    const statement = sql`select ${"it's"}, ${-1}, ${2.5}, ${10n ** 18n}, ${true}, ${null}, ${new Date(0)}`;
    expect(toStaticText(statement)).toBe(
      "select 'it''s', (-1), 2.5::float8, 1000000000000000000, true, null, '1970-01-01 00:00:00.000+00'",
    );
  });

  test('never makes a comment of two minus signs', () => {
    expect(toStaticText(sql`select 1 -${-1}`)).toBe('select 1 -(-1)');
  });
});

describe('a value inside quotes', () => {
  test.each([
    [sql`select '${'x'}'`, 'Value 1'],
    [sql`select ${1}, "${'x'}"`, 'Value 2'],
    [sql`select $$ ${'x'} $$`, 'Value 1'],
    [sql`select 1 -- ${'x'}`, 'inside a comment'],
    [sql`select ${1}, ${2}, 'it''s ${3}'`, 'Value 3'],
  ])('is refused: %#', (statement, words) => {
    expect(() => toStaticText(statement)).toThrow(words);
  });

  test('is not seen where there is none', () => {
    const statement = sql`select '', ${1}, 'a' || ${'b'} || 'c' /* d */, ${2}${sql.raw('::int')}`;
    expect(toStaticText(statement)).toBe("select '', 1, 'a' || 'b' || 'c' /* d */, 2::int");
  });
});
