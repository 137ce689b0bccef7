import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stepModule } from '../../../kernel-lib/src/promote/plan/step-module.js';
import { openSession } from '../cells/session.js';
import { failureOfCall } from '../failure-of-call.js';
import { stepCell, type TestCell } from './notebook-of.js';
import { planIn, planOf } from './plan-of.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'promote-kernel-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** Every line of a step's module that is not blank. */
function moduleOf(step: number, ...cells: TestCell[]): string[] {
  const { plans, source } = planOf(...cells);
  const plan = plans[step];
  if (plan === undefined) throw new Error(`there is no step ${step}`);
  const lines = stepModule(plan, source).split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

const refusal = (...cells: TestCell[]) => failureOfCall(() => planOf(...cells));

describe('what the kernel compiles, promotion does', () => {
  it.each([
    ['a name that is declared again', ['const n = 1;', 'const n = "a";', 'n.length']],
    ['a variable that is not what it was', ["let m: 'a' | 'b' = 'a';", "if (m === 'b') m = 'a';"]],
    ['one that is declared before it is assigned', ['let total: number;', 'total = 1;', 'total']],
    [
      'an import in each cell that uses it',
      [
        "import { join } from 'node:path'; join('a')",
        "import { join } from 'node:path'; join('b')",
      ],
    ],
    ['exports', ['export const a = 1; export default 2;', 'export default a;']],
    ['a type that is declared again', ['type T = string;', 'type T = number; const t: T = 1;']],
    ['a list that is filled later', ['const list = [];', 'list.push(1);']],
  ])('%s', async (_, cells) => {
    await openSession().run(...cells);
    planOf(...cells, stepCell('last', '1'));
  });

  it('and what it refuses, promotion refuses in the same words', () => {
    const cell = 'const s: string = 1;\nmisspelt;';
    const found = openSession().diagnose(cell);
    expect(refusal(stepCell('work', cell)).message.split('\n').slice(1)).toEqual([
      `cell 1, line 1, column 7: ${found[0]?.message} (TS2322)`,
      `cell 1, line 2, column 1: ${found[1]?.message} (TS2304)`,
    ]);
  });

  it('a tsconfig.json of its folder holds for it', () => {
    const loose = folderWith({ 'tsconfig.json': '{ "compilerOptions": { "strict": false } }' });
    const cells = ['const f = (x) => x;', stepCell('work', 'f(1)')];
    expect(refusal(...cells).message).toContain(
      "cell 1, line 1, column 12: Parameter 'x' implicitly has an 'any' type. (TS7006)",
    );
    planIn(loose, ...cells);
    const broken = folderWith({ 'tsconfig.json': '{ "compilerOptions": { "target": "es1" } }' });
    expect(failureOfCall(() => planIn(broken, ...cells)).code).toBe('tsconfig');
  });

  it('an error of one cell is not an error of those that use its names', () => {
    const error = refusal('const n: number = "a";', 'n + 1', stepCell('work', 'n.nothing'));
    expect(error.message.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^cell 1, line 1, column 7: .*\(TS2322\)$/),
      expect.stringMatching(/^cell 3, line 1, column 3: .*\(TS2339\)$/),
    ]);
  });

  it('syntax ends the search: of names in such a cell nothing is known', () => {
    expect(refusal('const a = ;', stepCell('work', 'a')).message.split('\n').slice(1)).toEqual([
      'cell 1, line 1, column 11: Expression expected. (TS1109)',
    ]);
  });
});

describe('%typecheck off', () => {
  const wrong = 'const n: number = "a";';

  it('holds for its cell and those after it, in steps too', () => {
    planOf(`%typecheck off\n${wrong}`, stepCell('one', `const m: number = 'b';`));
    planOf(stepCell('one', `%typecheck off\n${wrong}`));
  });

  it('ends with %typecheck on', () => {
    const error = refusal('%typecheck off', `%typecheck on\n${wrong}`, stepCell('one', '1'));
    expect(error.message).toContain('cell 2, line 2, column 7:');
  });

  it('says on or off', () => {
    expect(refusal('%typecheck maybe', stepCell('one', '1'))).toMatchObject({
      code: 'typecheck',
      message: 'Cell 1: "%typecheck maybe" says neither "on" nor "off".',
    });
  });
});

describe('a name that is declared again', () => {
  it('means in a step what the cell before it declared last', () => {
    const cells = [
      'const rate = 1;',
      stepCell('one', 'const a = rate * 2;'),
      'const rate = 5;',
      stepCell('two', 'const b = rate * 2;'),
    ];
    expect(moduleOf(0, ...cells)).toEqual([
      'const rate = 1;',
      'const a = rate * 2;',
      'export {  };',
    ]);
    expect(moduleOf(1, ...cells)).toContain('const rate = 5;');
  });

  it('may be that of two steps, each with its own', () => {
    const cells = [
      stepCell('one', 'const rows = [Math.random()];'),
      stepCell('two', 'const twice = rows.length * 2;\nconst kept = Math.random();'),
      stepCell('three', 'const rows = [kept];\nrows'),
    ];
    const { plans } = planOf(...cells);
    expect(plans.map(({ outputs }) => outputs)).toEqual([['rows'], ['kept'], ['rows']]);
  });

  it('binds in a query what it was there', () => {
    const { plans } = planOf(
      'const n = 1;',
      '%%sql dev top <<\nselect ${n} as n',
      'const n = Math.random();',
      stepCell('work', 'top.numRows'),
    );
    expect(plans[0]?.queries.get('top')?.statement.values).toEqual([1]);
  });

  it('as the same import is the same', () => {
    const lines = moduleOf(
      0,
      "import { join, resolve } from 'node:path';\nconst inA = (name: string) => join('a', name);",
      stepCell(
        'work',
        "import {\n  basename,\n  join,\n} from 'node:path';\nbasename(inA(join('b', resolve('c'))))",
      ),
    );
    expect(lines).toEqual([
      "import { join, resolve } from 'node:path';",
      "const inA = (name: string) => join('a', name);",
      "import { basename } from 'node:path';",
      "const __last = (basename(inA(join('b', resolve('c')))));",
      'export { __last as result };',
    ]);
  });

  it('is refused where a step needs both', () => {
    const error = refusal(
      'const rate = 1;\nconst scaled = (n: number) => n * rate;',
      '\nconst rate = 2;',
      stepCell('work', 'scaled(rate)'),
    );
    expect(error).toMatchObject({
      code: 'name-declared-again',
      message:
        'cell 1, line 2, column 35: the step "work" uses "rate" of cell 1 here, which cell 2 declares again.',
      hint: 'In a step a name means one thing: give "rate" of cell 2 another name.',
    });
  });

  it('is refused where two cells of a step declare it', () => {
    const error = refusal(
      stepCell('work', 'const n = Math.random();'),
      stepCell('work', '\n  const n = 2;'),
    );
    expect(error).toMatchObject({
      code: 'name-declared-again',
      message:
        'cell 2, line 2, column 9: "n" is declared again, and the step "work" needs that of cell 1 too.',
    });
  });

  it('is no constant where a function changes whatever has the name', () => {
    const error = refusal(
      'let n = 1;\nfunction more() { n++; }',
      'let n = 5;\nmore();',
      stepCell('work', 'n + 1'),
    );
    expect(error.message).toMatch(/whose value is made in cell 2.*changed after its declaration/);
  });
});

describe('a step', () => {
  it('exports nothing by itself', () => {
    expect(moduleOf(0, stepCell('work', 'export const n = Math.random();\nn'))).toEqual([
      'const n = Math.random();',
      'n',
      'export { n };',
    ]);
  });

  it.each(['prompt("Name?")', 'confirm()', 'comms', '__dirname'])('cannot use %s', (cell) => {
    expect(refusal(stepCell('work', `\n  ${cell}`))).toMatchObject({
      code: 'not-in-a-step',
      message: expect.stringMatching(/^cell 1, line 2, column 3: "\w+" cannot run inside/),
    });
  });

  it('may have names of its own that the kernel has too', () => {
    planOf('const comms = 1;', stepCell('work', 'const prompt = () => comms;\nprompt()'));
  });
});
