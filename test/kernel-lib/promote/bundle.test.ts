import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseNotebook } from '../../../kernel-lib/src/promote/notebook/parse.js';
import { prepareSteps } from '../../../kernel-lib/src/promote/prepare.js';
import { notebookOf, stepCell, type TestCell } from './notebook-of.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function bundleIn(directory: string, ...cells: TestCell[]): Promise<Buffer> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, 'test.ipynb');
  const steps = await prepareSteps(
    parseNotebook(notebookOf(...cells), path),
    directory,
    () => undefined,
  );
  const content = steps[0]?.definition.options.code?.content;
  if (content === undefined) throw new Error('the step has no code');
  return Buffer.from(content);
}

describe('the bundle of a step', () => {
  it('has the same bytes wherever the notebook stands', async () => {
    const cells = [
      "import { createHash } from 'node:crypto';\nimport { sql } from 'shiftbook';",
      stepCell('work', "createHash('sha256').update(sql`select 1`.text).digest('hex')"),
    ];
    const here = await bundleIn(join(folder, 'here'), ...cells);
    const there = await bundleIn(join(folder, 'there', 'deeper'), ...cells);
    expect(there.equals(here)).toBe(true);
    expect(here.includes(folder)).toBe(false);
    expect(here.includes(process.cwd())).toBe(false);
  });

  it('carries files beside the notebook, and runs on Node alone', async () => {
    const directory = join(folder, 'beside');
    await mkdir(directory, { recursive: true });
    await writeFile(
      join(directory, 'greet.ts'),
      'export const greet = (who: string) => `Hello ${who}`;',
    );
    const bundle = await bundleIn(
      directory,
      "import { greet } from './greet.ts';",
      stepCell(
        'work',
        "console.log(greet('you'));\ndisplay({ a: 1 });\ndisplay.html('<b>bold</b>');",
      ),
    );
    const file = join(folder, 'work.mjs');
    await writeFile(file, bundle);
    const { stdout, status } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    expect(stdout).toBe(
      'Hello you\n{ a: 1 }\n[html, 11 long, not shown in a log]\nStep work is done.\n',
    );
    expect(status).toBe(0);
  });

  it('finds modules as the tsconfig.json of the folder says, and compiles as it says', async () => {
    const directory = join(folder, 'own-options');
    await mkdir(join(directory, 'lib'), { recursive: true });
    const compilerOptions = { experimentalDecorators: true, paths: { '#/*': ['./lib/*'] } };
    await writeFile(join(directory, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    await writeFile(join(directory, 'lib/words.ts'), "export const hello = 'Hello';");
    const bundle = await bundleIn(
      directory,
      "import { hello } from '#/words';\nimport { progress } from 'shiftbook';",
      stepCell(
        'work',
        'const seen: string[] = [];\n' +
          'const see = (target: object, key: string) => void seen.push(key);\n' +
          'class A { @see method() {} }\n' +
          "for (const n of progress([1, 2], { description: 'Work' })) seen.push(hello + n);\n" +
          'console.log(seen);',
      ),
    );
    const file = join(folder, 'options.mjs');
    await writeFile(file, bundle);
    const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    expect(stdout).toBe("[ 'method', 'Hello1', 'Hello2' ]\nStep work is done.\n");
    expect(stderr).toMatch(/^Work.*2\/2/);
  });

  it('leaves out what the step does not use', async () => {
    const bundle = await bundleIn(join(folder, 'small'), stepCell('work', 'const a = 1;'));
    expect(bundle.length).toBeLessThan(700_000);
  });

  it('cannot be made without a package that is missing', async () => {
    const cells = [
      "// @ts-expect-error nothing declares it\nimport { x } from 'no-such-package';",
      stepCell('work', '\nconsole.log(x);'),
    ];
    await expect(bundleIn(join(folder, 'missing'), ...cells)).rejects.toThrow(
      /cell 1, line 2: Could not resolve "no-such-package"/,
    );
  });
});

describe('danfojs in the bundle of a step', () => {
  const cells = [
    "import { DataFrame, tensorflow } from 'danfojs-node';",
    stepCell(
      'work',
      `const frame = new DataFrame([[1, 2], [3, 4]], { columns: ['a', 'b'] });
       console.log(frame.constructor.name, frame.shape, frame['a'].sum());
       console.log(tensorflow.tensor([1, 2]).sum().dataSync()[0]);
       try { frame.plot('page').hist(); } catch (error) { console.log(String(error)); }`,
    ),
  ];
  const cacheIn = (name: string) => vi.stubEnv('XDG_CACHE_HOME', join(folder, name));
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('is the same from the cache, and works on Node alone', async () => {
    cacheIn('cache');
    const bundle = await bundleIn(join(folder, 'one'), ...cells);
    const again = await bundleIn(join(folder, 'two'), ...cells);
    expect(again.equals(bundle)).toBe(true);
    expect(bundle.includes(process.cwd())).toBe(false);
    expect(bundle.length).toBeLessThan(7_000_000);
    const file = join(folder, 'frames.mjs');
    await writeFile(file, bundle);
    expect(spawnSync(process.execPath, [file], { encoding: 'utf8' }).stdout).toMatch(
      /DataFrame \[ 2, 2 \] 4\n3\nError: Not supported in NodeJS\nStep work is done\.\n$/,
    );
  });

  /** A small danfojs of the notebook's own. */
  async function ownDanfojs(directory: string, code: string): Promise<void> {
    const own = join(directory, 'node_modules/danfojs-node');
    await mkdir(own, { recursive: true });
    const manifest = { name: 'danfojs-node', main: 'main.js', types: 'main.d.ts' };
    await writeFile(join(own, 'package.json'), JSON.stringify(manifest));
    await writeFile(join(own, 'main.d.ts'), 'export const own: () => void;');
    await writeFile(join(own, 'main.js'), code);
  }
  const ownCells = [
    "import { own } from 'danfojs-node';",
    stepCell('work', 'const before = 1;\nown();\nconsole.log(before);'),
  ] as const;

  it("is the notebook's own where it has one, whose failure is at the line of the cell that called it", async () => {
    const directory = join(folder, 'failing-danfojs');
    await ownDanfojs(directory, "exports.own = () => { throw new Error('within'); };");
    cacheIn('cache-of-failing');
    const file = join(folder, 'failing.mjs');
    await writeFile(file, await bundleIn(directory, ...ownCells));
    expect(spawnSync(process.execPath, [file], { encoding: 'utf8' }).stderr).toMatch(
      /^Step work \(test\.ipynb, cell 2, line 2\) failed: Error: within/,
    );
  });

  it('is told by name where it cannot be bundled', async () => {
    const directory = join(folder, 'broken-danfojs');
    await ownDanfojs(directory, "require('not-installed');");
    cacheIn('cache-of-broken');
    await expect(bundleIn(directory, ...ownCells)).rejects.toThrow(
      'cell 1, line 1: danfojs-node: Could not resolve "not-installed"',
    );
  });
});
