import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KERNEL_NODE, kernelArguments } from '../../kernel-lib/src/kernel/kernelspec/kernel-json';
import { kernelMain, kernelNode, root, startKernel } from './kernel/running-kernel';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shiftbook-command-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const cli = join(root, 'kernel-lib/lib/cli.js');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a program printed and how it ended, also where it failed. */
const outcome = (program: string, ...args: string[]): Promise<Ended> =>
  promisify(execFile)(program, args).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Ended) => error,
  );

const installedNode = async (): Promise<string> => {
  const spec = await readFile(join(folder, 'share/jupyter/kernels/shiftbook/kernel.json'), 'utf8');
  return (JSON.parse(spec) as { argv: [string] }).argv[0];
};

describe('shiftbook install', () => {
  it('takes the Node that runs it, where that is new enough', async () => {
    const program = await promisify(execFile)(kernelNode(), ['-p', 'process.execPath']);
    await promisify(execFile)(kernelNode(), [cli, 'install', '--prefix', folder]);
    expect(await installedNode()).toBe(program.stdout.trim());
  });

  it('else says so, and what to do', async () => {
    const { code, stderr } = await outcome(process.execPath, cli, 'install', '--prefix', folder);
    if (Number.parseInt(process.versions.node, 10) >= KERNEL_NODE) {
      expect(code).toBe(0);
      expect(await installedNode()).toBe(process.execPath);
    } else {
      expect(code).toBe(1);
      expect(stderr).toContain(`is Node ${process.version}, and the kernel needs Node 24`);
      expect(stderr).toContain('name it with --node');
    }
  });
});

describe('shiftbook-kernel', () => {
  it('--debug logs what comes in, and nothing of what it says', async () => {
    const argv = [...kernelArguments(kernelNode(), kernelMain), '--debug'];
    const kernel = await startKernel({}, argv);
    try {
      await kernel.client.execute('const secret = "hunter2"; console.log(secret)');
      expect(kernel.log()).toContain('[shiftbook] execute_request on shell');
      expect(kernel.log()).not.toContain('hunter2');
      expect(kernel.log()).not.toContain(kernel.file.key);
    } finally {
      await kernel.stop();
    }
  });

  it('without it logs nothing of a cell', async () => {
    const kernel = await startKernel();
    try {
      await kernel.client.execute('1');
      expect(kernel.log()).toBe('');
    } finally {
      await kernel.stop();
    }
  });

  it('says how it is called, and what is wrong with a connection file', async () => {
    const usage = await outcome(kernelNode(), kernelMain);
    expect(usage).toMatchObject({ code: 2, stderr: expect.stringContaining('CONNECTION_FILE') });
    const missing = await outcome(kernelNode(), kernelMain, join(folder, 'none.json'));
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('none.json') });
  });
});
