import fc from 'fast-check';
import { type Connection, connect, sql } from 'shiftbook';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellType } from '../../../kernel-lib/src/frame/cells/cell-type.js';
import { rowType } from '../../../kernel-lib/src/sql-cell/row-type.js';
import { analyst, sandboxed } from '../redshift/support/sandboxed.js';

sandboxed();
let rs: Connection;
beforeAll(async () => {
  rs = await connect(analyst);
});
afterAll(() => rs?.close());

const describedAs = async (text: string): Promise<string> =>
  rowType(await rs.describe(sql.raw(text)));

/** The members of a type, read by TypeScript itself: each name with the words of its union. */
function membersOf(type: string): Map<string, string[]> {
  const source = ts.createSourceFile('row.ts', `type Row = ${type};`, ts.ScriptTarget.Latest, true);
  const [alias] = source.statements;
  if (alias === undefined || !ts.isTypeAliasDeclaration(alias)) throw new Error(type);
  if (!ts.isTypeLiteralNode(alias.type)) throw new Error(type);
  return new Map(
    alias.type.members.filter(ts.isPropertySignature).map((member) => {
      const { name } = member;
      if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) throw new Error(name.getText());
      return [name.text, member.type?.getText().split(' | ') ?? []];
    }),
  );
}

/** What TypeScript calls a value. */
function wordFor(value: unknown): string {
  if (value === null) return 'null';
  return value instanceof Date || value instanceof Uint8Array
    ? value.constructor.name
    : typeof value;
}

/** Checks that rows are what the description says of them: the same columns, and values of those types. */
async function checkRows(text: string): Promise<void> {
  const members = membersOf(await describedAs(text));
  const rows = (await rs.query(sql.raw(text))).rows();
  for (const row of rows) {
    expect(Object.keys(row)).toEqual([...members.keys()]);
    for (const [name, value] of Object.entries(row)) {
      const words = members.get(name) ?? [];
      // Of structures the server says nothing.
      if (!words.includes('unknown')) expect(words).toContain(wordFor(value));
    }
  }
}

/** Texts of values by type, with those at the edges where a type of JavaScript ends. */
const ZOO: Readonly<Record<string, readonly string[]>> = {
  boolean: ['true', 'false'],
  smallint: ['-32768', '0', '32767'],
  integer: ['-2147483648', '7'],
  bigint: ['9007199254740991', '9007199254740993', '-9223372036854775808'],
  real: ['1.1', 'NaN', 'Infinity'],
  'double precision': ['0.1', '-0', '1e300', 'NaN'],
  'numeric(8,2)': ['123456.78', '0'],
  'numeric(15,4)': ['12345678901.2345'],
  'numeric(18,0)': ['12', '123456789012345678'],
  'numeric(38,2)': ['12.50', '123456789012345678901234567890.25'],
  numeric: ['1.5'],
  'varchar(20)': ['', 'text'],
  'char(4)': ['ab'],
  text: ['text'],
  date: ['2008-01-31', 'infinity', '0044-03-15 BC'],
  time: ['13:05:00.25', '24:00:00'],
  timetz: ['13:05:00+02'],
  timestamp: ['2008-06-01 12:30:00.123456', 'infinity', '-infinity'],
  timestamptz: ['2008-06-01 12:30:00+02', 'infinity'],
  'interval year to month': ['1 year 2 months'],
  'interval day to second': ['1 day 02:03:04'],
  'varbyte(8)': ['ab'],
  super: ['{"a": [1]}', '1.5'],
};

describe('the type of a row', () => {
  it('has every column by its name', async () => {
    expect(
      await describedAs(
        'select eventname, sum(qtysold) as "how many" from sales join event using (eventid) group by 1',
      ),
    ).toBe('{ readonly eventname: string | null; readonly "how many": number | bigint | null }');
  });

  it('names columns of one name as rows do', async () => {
    expect(await describedAs("select 1 as id, text 'a' as id, 3 as id_2")).toBe(
      '{ readonly id: number | null; readonly id_3: string | null; readonly id_2: number | null }',
    );
  });

  it('says of computed columns that they can be anything, where their types are not known', async () => {
    const columns = await rs.describe(sql`select ${null} as given, qtysold from sales`);
    expect(rowType(columns, false)).toBe(
      '{ readonly given: unknown; readonly qtysold: number | null }',
    );
  });

  it('stays on one line, and readable to TypeScript, whatever columns are called', async () => {
    const names = fc.array(
      fc
        .string({ minLength: 1, maxLength: 15, unit: 'binary' })
        .filter((name) => !/\0/.test(name) && name !== '__proto__' && !/\p{Surrogate}/u.test(name)),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(names, async (all) => {
        const columns = all.map((name, index) => sql`${index} as ${sql.id(name)}`);
        const query = columns.reduce((list, each) => sql`${list}, ${each}`);
        const statement = sql`select ${query}`;
        const type = rowType(await rs.describe(statement));
        expect(type).not.toMatch(/[\n\r\u2028\u2029]/);
        const [row = {}] = (await rs.query(statement)).rows();
        expect([...membersOf(type).keys()].sort()).toEqual(Object.keys(row).sort());
      }),
      // A letter of Unicode 15, which TypeScript does not know yet.
      { numRuns: 60, examples: [[['\u{323b0}', 'a']]] },
    );
  });
});

describe('values are of the type that was described', () => {
  it.each(Object.entries(ZOO))('%s', async (type, texts) => {
    const rows = [...texts.map((text) => `'${text}'`), 'null'];
    await checkRows(
      `select v from (${rows.map((text) => `select cast(${text} as ${type}) as v`).join(' union all ')}) as t`,
    );
  });

  it('in any choice of columns', async () => {
    const cell = fc
      .constantFrom(...Object.entries(ZOO))
      .chain(([type, texts]) =>
        fc
          .constantFrom(...texts.map((text) => `'${text}'`), 'null')
          .map((text) => ({ type, text })),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 12 }), async (cells) => {
        const list = cells.map(({ type, text }, at) => `cast(${text} as ${type}) as c${at % 4}`);
        await checkRows(`select ${list.join(', ')}`);
      }),
      { numRuns: 60 },
    );
  });

  it('in every table of the sandbox', async () => {
    for (const { name } of await rs.catalog.tables('public')) {
      await checkRows(`select * from ${name} limit 200`);
    }
  });

  it('as the Arrow columns say', async () => {
    for (const [type, [text = '']] of Object.entries(ZOO)) {
      // A structure lies in its column as text.
      if (type === 'super') continue;
      const result = await rs.query(sql.raw(`select cast('${text}' as ${type}) as v`));
      const [field] = result.arrow().schema.fields;
      if (field === undefined) throw new Error(type);
      expect(cellType(field.type).split(' | ')).toContain(wordFor(result.rows()[0]?.v));
    }
  });
});
