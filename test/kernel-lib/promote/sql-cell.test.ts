import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { expandSqlCell, isSqlCell } from '../../../kernel-lib/src/promote/sql-cell.js';

/** Runs the expansion with a `shiftbook` that only records what reaches the `sql` template. */
async function run(source: string, names: Record<string, unknown> = {}) {
  const seen: { connection?: string; strings?: string[]; values?: unknown[] } = {};
  const shiftbook = {
    connect: async (connection: string) => ({
      sql: (strings: TemplateStringsArray, ...values: unknown[]) => {
        Object.assign(seen, { connection, strings: [...strings], values });
        return 'the result';
      },
    }),
  };
  const code = expandSqlCell(source).replace('import("shiftbook")', '__import()');
  const script = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  const wrapped = `return (async () => { ${script.outputText}\n; return typeof top === 'undefined' ? undefined : top; })()`;
  const parameters = ['__import', ...Object.keys(names)];
  const values = [async () => shiftbook, ...Object.values(names)];
  const top: unknown = await new Function(...parameters, wrapped)(...values);
  return { ...seen, top };
}

describe('a %%sql cell', () => {
  it('becomes a constant that holds the Result', async () => {
    const { connection, strings, values, top } = await run(
      '%%sql dev top <<\nselect * from sales where qtysold > ${min} and x = ${await later}',
      { min: 3, later: Promise.resolve(4) },
    );
    expect(connection).toBe('dev');
    expect(strings).toEqual(['select * from sales where qtysold > ', ' and x = ', '']);
    expect(values).toEqual([3, 4]);
    expect(top).toBe('the result');
  });

  it('without a name is an expression', () => {
    expect(expandSqlCell('%%sql dev\nselect 1')).toMatch(/^await import/);
  });

  it('keeps every line of SQL on its line', () => {
    const source = '\n%%sql dev top <<\n\nselect 1,\n  ${min}\n';
    const lines = expandSqlCell(source).split('\n');
    expect(lines[3]).toBe('select 1,');
    expect(lines[4]).toBe('  ${min}`);');
  });

  it('knows braces in strings, templates, comments and regular expressions of a binding', async () => {
    const binding = "[`}${'}'}`, \"}\", /[/}]}/.test('}'), /* } */ 4 / 2, { a: { b: 1 } }.a.b][at]";
    const { values } = await run(`%%sql dev top <<\nselect \${${binding}} as x`, { at: 3 });
    expect(values).toEqual([2]);
  });

  it('leaves other cells alone', () => {
    for (const cell of ['const a = 1', '// %%sql dev', '%%sqlite dev\nselect 1', '']) {
      expect(isSqlCell(cell)).toBe(false);
      expect(expandSqlCell(cell)).toBe(cell);
    }
  });

  it.each([
    ['%%sql\nselect 1', /does not say where to run/],
    ['%%sql dev top\nselect 1', /does not say where to run/],
    ['%%sql dev 1st <<\nselect 1', /"1st".*cannot be a variable/],
    ['%%sql dev class <<\nselect 1', /"class".*cannot be a variable/],
    ['%%sql dev top <<\n \n', /No SQL stands under "%%sql dev top <<"/],
    ['%%sql dev\nselect ${min', /"\$\{min" is not closed/],
  ])('%j is refused in words', (source, message) => {
    expect(() => expandSqlCell(source)).toThrow(message);
  });

  it('gives any text to the database unchanged', async () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'ab\\`$\'"\n{}/*-%ü') })
      .map((part) => `select ${part.replaceAll('${', '$ {')}x`);
    await fc.assert(
      fc.asyncProperty(text, async (statement) => {
        const { strings } = await run(`%%sql dev top <<\n${statement}`);
        expect(strings).toEqual([statement]);
      }),
    );
  });
});
