import { describe, expect, it } from 'vitest';
import { queryText } from '../../../kernel-lib/src/promote/plan/datasets.js';
import { stepModule } from '../../../kernel-lib/src/promote/plan/step-module.js';
import { stepCell, type TestCell } from './notebook-of.js';
import { planOf } from './plan-of.js';

const TOP = '%%sql dev top <<\nselect 1 as n';

/** The lines of a step's module that are not blank, by their number. */
function linesOf(step: number, ...cells: TestCell[]): [number, string][] {
  const { plans, source } = planOf(...cells);
  const plan = plans[step];
  if (plan === undefined) throw new Error(`there is no step ${step}`);
  return stepModule(plan, source)
    .split('\n')
    .map((line, index): [number, string] => [index, line.trim()])
    .filter(([, line]) => line !== '');
}

describe('a step', () => {
  it('takes what it uses of other cells, and nothing else, each on its line', () => {
    const lines = linesOf(
      0,
      "import { connect } from 'shiftbook';\nimport { join, resolve } from 'node:path';",
      'const unused = 1;\nconst base = 2;\nconst double = (n: number) => n * base;',
      TOP,
      stepCell('work', 'const total = double(top.numRows);\njoin(String(total))'),
    );
    expect(lines).toEqual([
      [0, `import { inputs as __inputs } from 'shiftbook:inputs'; let top: any = __inputs["top"];`],
      [2, "import { join, resolve } from 'node:path';"],
      [4, 'const base = 2;'],
      [5, 'const double = (n: number) => n * base;'],
      [8, 'const total = double(top.numRows);'],
      [9, 'const __last = (join(String(total)));'],
      [10, 'export { __last as result };'],
    ]);
  });

  it('of several cells is one step', () => {
    const { plans } = planOf(
      stepCell('one', 'const a = Math.random();'),
      stepCell('two', 'const b = a + 1;\nb'),
      stepCell('one', 'const c = a * 2;\nc'),
    );
    expect(plans.map(({ name, outputs }) => [name, outputs])).toEqual([
      ['one', ['a', 'c']],
      ['two', ['b']],
    ]);
    expect(plans[1]?.artifacts).toMatchObject([{ name: 'a', from: 'one' }]);
  });

  it('gives the values that cells after it use, unless they are skipped', () => {
    const [plan] = planOf(
      stepCell('work', 'const used = Math.random();\nconst unused = Math.random();'),
      'console.log(used);',
      { tags: ['skip'], source: 'console.log(unused);' },
    ).plans;
    expect(plan?.outputs).toEqual(['used']);
  });

  it('has no output for a last expression that gives nothing, or what cannot be stored', () => {
    for (const last of ['console.log(1)', 'Math.random', 'Promise.resolve(1)']) {
      expect(planOf(stepCell('work', last)).plans[0]?.outputs).toEqual([]);
    }
  });
});

describe('the query of a step', () => {
  const text = (...cells: TestCell[]): string | undefined => {
    const { plans, source } = planOf(...cells);
    const query = plans[0]?.queries.get('top');
    return query && `${query.connection}: ${queryText(query, source)}`;
  };
  const use = stepCell('work', 'top.numRows');
  const open = "import { connect, sql } from 'shiftbook';\nconst rs = await connect('dev');";

  it.each([
    ['a %%sql cell', ['%%sql dev top <<\nselect 1;']],
    ['rs.sql', [open, 'const top = await rs.sql`select 1`;']],
    ['rs.query', [open, 'const top = await rs.query(sql`select 1`);']],
    [
      'rs.query of a named statement',
      [open, 'const q = sql`select 1`;\nconst top = await rs.query(q);'],
    ],
    [
      'a connection of its own',
      [
        "import { connect } from 'shiftbook';\nconst top = await (await connect('dev')).sql`select 1`;",
      ],
    ],
  ])('is found in %s', (_, cells) => {
    expect(text(...cells, use)).toBe('dev: select 1');
  });

  it('has constants bound as literals', () => {
    const cells = [
      "import { sql } from 'shiftbook';\nconst year = 2000 + 8;\nconst who = \"O'Hara\";\nconst day = new Date('2008-01-02');",
      'const where = sql`y = ${year} and n = ${who} and d > ${day} and f = ${-1.5}`;',
      "%%sql dev top <<\nselect * from ${sql.id('public', 'sales')} where ${where}",
    ];
    expect(text(...cells, use)).toBe(
      `dev: select * from "public"."sales" where y = 2008 and n = 'O''Hara' and d > '2008-01-02 00:00:00.000+00' and f = '-1.5'::float8`,
    );
  });

  it('may stand in the step itself', () => {
    const { plans } = planOf(stepCell('work', '%%sql dev top <<\nselect 1'), use);
    expect([...(plans[0]?.queries.keys() ?? [])]).toEqual(['top']);
  });

  it.each([
    [
      'a value known later',
      ['const n = Math.random();', '%%sql dev top <<\nselect ${n}'],
      /cell 2, line 2.*binds "n"/,
    ],
    ['a variable that changes', ['let n = 1;\nn++;', '%%sql dev top <<\nselect ${n}'], /binds "n"/],
    [
      'more than 4096 characters',
      [`%%sql dev top <<\nselect '${'x'.repeat(4096)}'`],
      /cell 1, line 2.*4105 characters/,
    ],
    [
      'a password',
      ["%%sql dev top <<\nselect 'password=hunter2hunter2'"],
      /cell 1, line 2.*a password/,
    ],
  ])('is refused with %s', (_, cells, message) => {
    expect(() => text(...cells, use)).toThrow(message);
  });
});
