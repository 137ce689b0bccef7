import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './kernel/running-kernel';
import { pythonPath } from './python/python-path';

const run = promisify(execFile);

let folder: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shiftbook-papermill-'));
  env = {
    ...process.env,
    SHIFTBOOK_HISTORY: 'off',
    // Else the injected cell's characters could depend on the locale.
    PYTHONUTF8: '1',
    PYTHONPATH: await pythonPath(folder),
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const papermill = (...args: string[]) =>
  run(join(root, '.venv/bin/papermill'), ['--no-progress-bar', ...args], { env, cwd: folder });

/** Writes a notebook whose first cell is the one tagged `parameters`. */
async function notebook(cells: readonly string[]): Promise<string> {
  const path = join(folder, 'in.ipynb');
  const code = cells.map((source, index) => ({
    id: `cell-${index}`,
    cell_type: 'code',
    execution_count: null,
    metadata: index === 0 ? { tags: ['parameters'] } : {},
    outputs: [],
    source,
  }));
  const content = { cells: code, metadata: NAMED, nbformat: 4, nbformat_minor: 5 };
  await writeFile(path, JSON.stringify(content));
  return path;
}

const NAMED = {
  kernelspec: { name: 'shiftbook', language: 'typescript', display_name: 'TypeScript' },
  language_info: { name: 'typescript' },
};

interface Output {
  readonly output_type: string;
  readonly text?: string | string[];
  readonly data?: Readonly<Record<string, string | string[]>>;
  readonly ename?: string;
  readonly evalue?: string;
}

interface Saved {
  readonly cell_type: string;
  readonly source: string | string[];
  readonly execution_count: number | null;
  readonly metadata: { readonly tags?: readonly string[] };
  readonly outputs: readonly Output[];
}

/** The code cells of the saved notebook. */
async function saved(): Promise<readonly Saved[]> {
  const text = await readFile(join(folder, 'out.ipynb'), 'utf8');
  return (JSON.parse(text) as { cells: Saved[] }).cells.filter((cell) => cell.cell_type === 'code');
}

const joined = (text: string | string[] | undefined): string => [text ?? ''].flat().join('');

/** What a cell shows, as text: of each output its lines, its value or its error. */
const shown = (cell: Saved | undefined): string[] =>
  (cell?.outputs ?? []).map(({ text, data, ename, evalue }) =>
    ename === undefined ? joined(text ?? data?.['text/plain']) : `${ename}: ${evalue}`,
  );

describe('papermill', () => {
  it.each(['test_literals.py', 'test_declarations.py'])('%s', async (script) => {
    const { stderr } = await run(
      join(root, '.venv/bin/python'),
      [join(root, 'test/e2e/python', script)],
      { env },
    );
    expect(stderr).toMatch(/^OK$/m);
  });

  it('gives a notebook its parameters, checked and typed as if they stood there', async () => {
    const path = await notebook([
      `const threshold = 0.5;
let rows = 1;
const mode: string = 'full';
const names: string[] = [];
const limit: number | null = null;`,
      `rows += 1;
const short: string[] = names.filter((name) => name.length < 3);
[threshold === 0.5, threshold < 1, rows, mode === 'full', short, limit ?? 7]`,
    ]);
    await papermill(
      path,
      'out.ipynb',
      ...['-p', 'threshold', '0.75', '-p', 'rows', '41', '-p', 'mode', 'fast'],
      ...['-y', '{ names: [a, bcd], limit: null }'],
    );
    const cells = await saved();
    expect(cells.map((cell) => cell.execution_count)).toEqual([1, 2, 3]);
    expect(cells[1]?.metadata.tags).toEqual(['injected-parameters']);
    expect(joined(cells[1]?.source)).toContain('let threshold = 0.75;\nlet rows = 41;');
    expect(shown(cells[2])).toEqual(["[ false, true, 42, false, [ 'a' ], 7 ]"]);
  });

  it('keeps every value what it is', async () => {
    const values = {
      text: 'a\n"b" \'c\' `${d}` \\e </script> \u2028 é 👋 */ %%sql',
      empty: '',
      list: [1, 'two', [true, false], { three: 3 }],
      odd: { 'a b': 1, '': 2, __proto__: 3, 'ü-': [], '1': 'x', constructor: 4 },
      nested: { none: { some: 1 } },
    };
    const odd = JSON.parse(JSON.stringify(values).replace('"odd":{', '"odd":{"__proto__":3,'));
    // YAML takes a line separator for the end of a line.
    const yaml = JSON.stringify(odd).replaceAll('\u2028', '\\u2028');
    await writeFile(join(folder, 'values.yaml'), yaml);
    const path = await notebook([
      '// given',
      'console.log(JSON.stringify([text, empty, list, odd, nested]));',
      '[big === 9007199254740993n, date, dry]',
    ]);
    await papermill(
      path,
      'out.ipynb',
      ...['-f', 'values.yaml'],
      ...['-y', '{ big: 9007199254740993 }'],
      ...['-y', '{ date: 2026-02-01, dry: true }'],
    );
    const [, , given, last] = await saved();
    expect(JSON.parse(shown(given).join(''))).toEqual(Object.values(odd));
    expect(shown(last)).toEqual(["[ true, '2026-02-01', true ]"]);
  });

  it('says what parameters a notebook has', async () => {
    const path = await notebook([
      `const threshold = 0.5; // share of events
/** What to do */
const mode: 'fast' | 'full' = 'fast';`,
    ]);
    const { stdout } = await papermill('--help-notebook', path);
    expect(stdout).toMatch(/threshold: number \(default 0\.5\)\s+share of events/);
    expect(stdout).toMatch(/mode: 'fast' \| 'full' \(default 'fast'\)\s+What to do/);
  });

  it('saves the outputs before an error, and the error', async () => {
    const path = await notebook(['const n = 1;', 'n', 'throw new RangeError(`n is ${n}`)', '3']);
    await expect(papermill(path, 'out.ipynb', '-p', 'n', '2')).rejects.toMatchObject({
      stderr: expect.stringContaining('n is 2'),
    });
    const cells = await saved();
    expect(cells.map((cell) => cell.execution_count)).toEqual([1, 2, 3, 4, null]);
    expect(cells.map(shown)).toEqual([[], [], ['2'], ['RangeError: n is 2'], []]);
  });
});
