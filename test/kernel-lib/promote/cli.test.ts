import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { promote } from '../../../kernel-lib/src/cli/promote.js';

let folder: string;
let written = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'promote-cli-'));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += text;
    return true;
  });
});
afterEach(() => {
  written = '';
});
afterAll(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

it.each([
  [[], 'Name one notebook.'],
  [['a.ipynb', 'b.ipynb', '--run'], 'Name one notebook.'],
  [['a.ipynb'], 'Say one of --definition, --apply and --run.'],
  [['a.ipynb', '--run', '--apply'], 'Say one of --definition, --apply and --run.'],
  [['a.ipynb', '--now'], "Unknown option '--now'"],
])('shiftbook promote %j shows how it is used', async (argv, message) => {
  expect(await promote(argv)).toBe(2);
  expect(written).toContain(message);
  expect(written).toContain('Usage: shiftbook promote NOTEBOOK');
});

it('says in two lines what is wrong with a notebook, and ends with 1', async () => {
  const path = join(folder, 'broken.ipynb');
  await writeFile(path, 'no notebook');
  expect(await promote([path, '--apply'])).toBe(1);
  expect(written.trim().split('\n')).toEqual([
    `"${path}" is not a notebook: it stops being JSON at line 1, column 1.`,
    'Open it in JupyterLab and save it again, or restore it from version control.',
  ]);
});
