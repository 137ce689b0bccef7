import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build as buildSandbox, root } from '../../sandbox/cli/command-line.js';

const run = promisify(execFile);
const source = new URL('../../../kernel-lib/src/cli/sandbox.ts', import.meta.url).pathname;

/** A folder of its own, from which Node finds no package of this repository. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lonely-'));
  await build({
    entryPoints: [source],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: join(folder, 'sandbox.mjs'),
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const call = async () => {
  const program = `import { sandbox } from './sandbox.mjs';
    try { console.log(await sandbox(['status', '--json'])); }
    catch (error) { console.log(JSON.stringify({ code: error.code, text: String(error) })); }`;
  await writeFile(join(folder, 'call.mjs'), program);
  return (
    await run(process.execPath, ['call.mjs'], {
      cwd: folder,
      env: { ...process.env, SHIFTBOOK_SANDBOX_DIR: join(folder, 'none') },
    })
  ).stdout;
};

it('says what to install where the sandbox is not installed', async () => {
  expect(JSON.parse(await call())).toEqual({
    code: 'sandbox-not-installed',
    text: 'The package @shiftbook/sandbox is not installed.\nInstall it beside shiftbook: npm install @shiftbook/sandbox',
  });
});

it('hands the command line on to the sandbox where it is', async () => {
  buildSandbox();
  await mkdir(join(folder, 'node_modules', '@shiftbook'), { recursive: true });
  await symlink(join(root, 'sandbox'), join(folder, 'node_modules', '@shiftbook', 'sandbox'));
  const [status, code] = (await call()).trim().split('\n');
  expect(JSON.parse(status ?? '')).toEqual({ running: false, directory: join(folder, 'none') });
  expect(code).toBe('0');
});
