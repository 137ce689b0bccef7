import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { expandSqlCell } from '../../../kernel-lib/src/sql-cell/expand.js';
import { isSqlCell } from '../../../kernel-lib/src/sql-cell/parse.js';

interface Seen {
  readonly method: string;
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
  readonly options: unknown;
}

/** Runs the expansion with a `shiftbook` that only records what reaches it. */
async function run(source: string, names: Record<string, unknown> = {}) {
  const connections: string[] = [];
  const shown: unknown[] = [];
  const seen: Seen[] = [];
  const record = (method: string) => (statement: Seen, options: unknown) => {
    seen.push({ ...statement, method, options });
    return `result ${seen.length}`;
  };
  const shiftbook = {
    sql: (strings: TemplateStringsArray, ...values: unknown[]) => ({
      strings: [...strings],
      values,
    }),
    connect: async (connection: string) => {
      connections.push(connection);
      return { query: record('query'), explain: record('explain') };
    },
  };
  const code = expandSqlCell(source).replace('import("shiftbook")', '__import()');
  const script = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  const wrapped = `return (async () => { ${script.outputText}\n; return typeof top === 'undefined' ? undefined : top; })()`;
  const globals = { display: (value: unknown) => shown.push(value) };
  const given = { __import: async () => shiftbook, globalThis: globals, ...names };
  const top: unknown = await new Function(...Object.keys(given), wrapped)(...Object.values(given));
  return { connections, shown, seen, top };
}

describe('a %%sql cell', () => {
  it('becomes a constant that holds the Result', async () => {
    const { connections, seen, shown, top } = await run(
      '%%sql dev top <<\nselect * from sales where qtysold > ${min} and x = ${await later}',
      { min: 3, later: Promise.resolve(4) },
    );
    expect(connections).toEqual(['dev']);
    expect(seen).toEqual([
      {
        method: 'query',
        strings: ['select * from sales where qtysold > ', ' and x = ', ''],
        values: [3, 4],
        options: { at: { line: 2 } },
      },
    ]);
    expect([shown, top]).toEqual([[], 'result 1']);
  });

  it('without a name is an expression', () => {
    expect(expandSqlCell('%%sql dev\nselect 1')).toBe(
      'await import("shiftbook").then(async (__shiftbook) => (await __shiftbook.connect("dev")).query(__shiftbook.sql\n' +
        '`select 1`, { at: { line: 2 } }));',
    );
  });

  it('takes the type of its rows', () => {
    expect(expandSqlCell('%%sql dev top <<\nselect 1 as a', '{ readonly a: number | null }')).toBe(
      'const top = await import("shiftbook").then(async (__shiftbook) => (await __shiftbook.connect("dev")).query<{ readonly a: number | null }>(__shiftbook.sql\n' +
        '`select 1 as a`, { at: { line: 2 } }));',
    );
  });

  it('keeps every line of SQL on its line', () => {
    const source = '\n%%sql dev top <<\n\nselect 1,\n  ${min}\n';
    const lines = expandSqlCell(source).split('\n');
    expect(lines[2]).toBe('`');
    expect(lines[3]).toBe('select 1,');
    expect(lines[4]).toMatch(/^ {2}\$\{min\}`/);
  });

  it('limits the rows that travel', async () => {
    const { seen } = await run('%%sql dev --limit 10\nselect 1');
    expect(seen[0]?.options).toEqual({ maxRows: 10, at: { line: 2 } });
  });

  it('is explained, and keeps nothing then', async () => {
    const { seen, top } = await run('%%sql dev top << --explain\nselect ${1}');
    expect(seen).toEqual([
      { method: 'explain', strings: ['select ', ''], values: [1], options: { at: { line: 2 } } },
    ]);
    expect(top).toBeUndefined();
  });

  it('knows braces in strings, templates, comments and regular expressions of a binding', async () => {
    const binding = "[`}${'}'}`, \"}\", /[/}]}/.test('}'), /* } */ 4 / 2, { a: { b: 1 } }.a.b][at]";
    const { seen } = await run(`%%sql dev top <<\nselect \${${binding}} as x`, { at: 3 });
    expect(seen[0]?.values).toEqual([2]);
  });

  it('leaves other cells alone', () => {
    for (const cell of ['const a = 1', '// %%sql dev', '%%sqlite dev\nselect 1', '']) {
      expect(isSqlCell(cell)).toBe(false);
      expect(expandSqlCell(cell)).toBe(cell);
    }
  });

  it.each([
    ['%%sql dev top <<\n \n', /No SQL stands under "%%sql dev top <<"/],
    ['%%sql dev\n-- nothing;\n;', /No SQL stands under "%%sql dev"/],
    ['%%sql dev\nselect ${min', /"\$\{min" is not closed/],
    ['%%sql dev --limit 5\ninsert into t values (1)', /the statement begins with "insert"/],
    ['%%sql dev --limit 5\nselect 1;\nvacuum', /statement 2 begins with "vacuum"/],
  ])('%j is refused in words', (source, message) => {
    expect(() => expandSqlCell(source)).toThrow(message);
  });

  it.each(['select 1', '(select 1) union select 2', '-- a\nwith x as (select 1) select *', '${q}'])(
    'of "%s" can be limited',
    (text) => {
      expect(expandSqlCell(`%%sql dev --limit 5\n${text}`)).toContain('maxRows: 5');
    },
  );

  it('gives any text to the database unchanged', async () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'ab\\`$\'"\n{}/*-%ü') })
      .map((part) => `select ${part.replaceAll('${', '$ {')}x`);
    await fc.assert(
      fc.asyncProperty(text, async (statement) => {
        const { seen } = await run(`%%sql dev top <<\n${statement}`);
        expect(seen[0]?.strings).toEqual([statement]);
      }),
    );
  });
});

describe('several statements in a cell', () => {
  it('run in order over one connection; all but the last are shown', async () => {
    const { connections, seen, shown, top } = await run(
      "%%sql dev top <<\ncreate table t (a int); -- the table\n\ninsert into t values (${';'});\n  select ';' from t where a = ${`}`}\n;",
    );
    expect(connections).toEqual(['dev']);
    expect(seen.map(({ strings, values }) => [strings, values])).toEqual([
      [['create table t (a int)'], []],
      [['insert into t values (', ')'], [';']],
      [["select ';' from t where a = ", ''], ['}']],
    ]);
    expect(seen.map(({ options }) => options)).toEqual([
      { at: { line: 2, statement: 1, of: 3 } },
      { at: { line: 4, statement: 2, of: 3 } },
      { at: { line: 5, statement: 3, of: 3 } },
    ]);
    expect([shown, top]).toEqual([['result 1', 'result 2'], 'result 3']);
  });

  it('stop at the one that fails', async () => {
    const shown: unknown[] = [];
    const fails = async () => {
      throw new Error('no');
    };
    const cell = '%%sql dev\nselect 1; select ${await fails()}; select 3';
    await expect(run(cell, { fails, shown })).rejects.toThrow('no');
  });

  it('keep their lines, and their columns where they begin on a line of their own', async () => {
    const part = fc.constantFrom(
      'select 1',
      "select ';'",
      'select\n  2',
      '/* ; */ select ${`\n`}',
      'select ${f(";")} as x',
    );
    const between = fc.constantFrom(';', ';\n', ' ;\n\n', ';\n    ', '; -- and ; then\n  ', ';;\n');
    const cell = fc
      .array(fc.tuple(part, between), { minLength: 2, maxLength: 6 })
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(cell, (text) => {
        const source = `%%sql dev\n${text}`;
        const before = source.split('\n');
        const after = expandSqlCell(source).split('\n');
        for (const [index, line] of before.entries()) {
          const start = line.search(/\S/);
          const word = line.slice(start).split(/[\s;]/, 1)[0] ?? '';
          if (index === 0 || !/^(select|2)$/.test(word)) continue;
          const at = after[index]?.indexOf(word) ?? -1;
          expect(Math.abs(at - start)).toBeLessThanOrEqual(start === 0 ? 1 : 0);
        }
      }),
    );
  });
});
