import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { kernelArguments } from '../../kernel-lib/src/kernel/kernelspec/kernel-json';
import { printed } from './kernel/kernel-client';
import { kernelMain, kernelNode, type RunningKernel, startKernel } from './kernel/running-kernel';

let kernel: RunningKernel;
beforeEach(async () => {
  const command = kernelArguments(kernelNode(), kernelMain);
  // A parent between: it stays, because the kernel is not the last thing that the shell does.
  const shell = ['/bin/sh', '-c', '"$@"; exit $?', 'jupyter', ...command];
  kernel = await startKernel({ JPY_PARENT_PID: '1' }, shell);
});
afterEach(() => kernel.stop());

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

it('a kernel ends with the Jupyter server that started it, even while a cell loops', async () => {
  const pid = Number(printed(await kernel.client.execute('console.log(process.pid)')));
  expect(pid).not.toBe(kernel.process.pid);
  const began = kernel.client.next(({ content }) => content.text === 'began\n');
  kernel.client.send('execute_request', { code: 'console.log("began"); while (true) {}' });
  await began;
  kernel.process.kill('SIGKILL');
  await once(kernel.process, 'exit');
  await expect.poll(() => exists(pid), { timeout: 20_000 }).toBe(false);
});
