import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';

const source = new URL('../../../kernel-lib/src/cli/doctor.ts', import.meta.url).pathname;
const root = new URL('../../..', import.meta.url).pathname;

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  folder = await mkdtemp(join(tmpdir(), 'shiftbook-doctor-'));
  await build({
    entryPoints: [source],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: join(root, 'node_modules', '.cache', 'shiftbook-doctor', 'doctor.mjs'),
  });
  const dev = { cluster: 'shiftbook', database: 'dev', user: 'analyst' };
  const connections = { dev, wrong: { ...dev, user: 'nosuch' } };
  await writeFile(join(folder, 'shiftbook.json'), JSON.stringify({ connections }));
});
afterAll(async () => {
  await sandbox?.stop();
  await rm(folder, { recursive: true, force: true });
  await rm(join(root, 'node_modules', '.cache', 'shiftbook-doctor'), { recursive: true });
});

/** Runs `shiftbook doctor …` in the notebook's folder with nothing but the sandbox's variables. */
function doctor(...argv: string[]) {
  const program = `import { doctor } from '${join(root, 'node_modules', '.cache', 'shiftbook-doctor', 'doctor.mjs')}';
    process.exitCode = await doctor(process.argv.slice(1));`;
  const args = ['--input-type=module', '-e', program, '--', ...argv];
  const env = { PATH: process.env.PATH, HOME: folder, ...sandbox.env };
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, args, { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

it('lists what works, and ends with 0', async () => {
  const { code, stdout, stderr } = await doctor('dev');
  expect(code).toBe(0);
  expect(stdout.match(/^✓ /gm)).toHaveLength(9);
  expect(stdout).toContain('user IAM:analyst, good for logins for 900 s');
  expect(stderr).toBe('');
});

it('says which step fails and what to do, and ends with 1', async () => {
  const { code, stdout } = await doctor('wrong');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^✗ Login +\d+ ms {2}The user nosuch does not exist .*\n +Ask an admin/m);
  expect(stdout).toMatch(/^– select 1 +there is no session$/m);
});

it('gives the same as JSON', async () => {
  const { code, stdout } = await doctor('wrong', '--json');
  expect(code).toBe(1);
  const told = JSON.parse(stdout);
  expect(told).toMatchObject({ name: 'wrong', ok: false });
  expect(told.steps.at(-2)).toMatchObject({ name: 'login', code: 'login-user-unknown' });
});

it('prints no secret', async () => {
  const said = await Promise.all([doctor('dev', '--json'), doctor('glue:redshift-studio')]);
  for (const { stdout } of said) {
    expect(stdout).not.toContain(sandbox.env.PGPASSWORD);
    expect(stdout).not.toContain(sandbox.env.AWS_SECRET_ACCESS_KEY);
  }
});

it('asks for one connection', async () => {
  expect(await doctor()).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Name one connection.'),
  });
});
