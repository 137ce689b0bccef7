import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';

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
  return (await run(process.execPath, ['call.mjs'], { cwd: folder })).stdout;
};

it('says what to install where the sandbox is not installed', async () => {
  expect(JSON.parse(await call())).toEqual({
    code: 'sandbox-not-installed',
    text: 'The package @shiftbook/sandbox is not installed.\nInstall it beside shiftbook: npm install @shiftbook/sandbox',
  });
});

it('hands the command line on to the sandbox where it is', async () => {
  const installed = join(folder, 'node_modules', '@shiftbook', 'sandbox');
  await mkdir(installed, { recursive: true });
  await writeFile(join(installed, 'package.json'), '{ "type": "module", "main": "index.js" }');
  await writeFile(
    join(installed, 'index.js'),
    'export const runSandboxCommand = async (argv) => argv.join("+");',
  );
  expect(await call()).toBe('status+--json\n');
});
