import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contents, printed } from './kernel/kernel-client';
import { type RunningKernel, startKernel } from './kernel/running-kernel';

let kernel: RunningKernel;
beforeAll(async () => {
  kernel = await startKernel();
  await writeFile(
    join(kernel.directory, 'child.cjs'),
    `console.log('out', process.argv[2] ?? ''); console.error('err');`,
  );
  await kernel.client.execute(`
    import * as cp from 'node:child_process';
    import { once } from 'node:events';
    const sh = ['-c', 'echo out; echo err >&2'];`);
});
afterAll(() => kernel?.stop());

const execute = (code: string) => kernel.client.execute(code);

describe('a child that inherits the streams writes to the cell', () => {
  it.each([
    ['spawn', "await once(cp.spawn('sh', sh, { stdio: 'inherit' }), 'exit');"],
    ['spawn, by number', "await once(cp.spawn('sh', sh, { stdio: [0, 1, 2] }), 'close');"],
    [
      'spawn, by stream',
      "await once(cp.spawn('sh', sh, { stdio: ['ignore', process.stdout, process.stderr] }), 'exit');",
    ],
    ['fork', "await once(cp.fork('child.cjs'), 'exit');"],
    ['spawnSync', "cp.spawnSync('sh', sh, { stdio: 'inherit' });"],
    ['execSync', "cp.execSync('echo out; echo err >&2', { stdio: 'inherit' });"],
    ['execFileSync', "cp.execFileSync('sh', sh, { stdio: ['pipe', 'inherit', 'inherit'] });"],
  ])('%s', async (_, code) => {
    const answer = await execute(code);
    expect(contents(answer, 'error')).toEqual([]);
    expect(printed(answer).trim()).toBe('out');
    expect(printed(answer, 'stderr')).toBe('err\n');
  });

  it('from an ES module too', async () => {
    await writeFile(
      join(kernel.directory, 'module.mjs'),
      `import { execFileSync, spawn } from 'node:child_process';
       import { once } from 'node:events';
       export async function run() {
         execFileSync('echo', ['first'], { stdio: 'inherit' });
         await once(spawn('echo', ['second'], { stdio: 'inherit' }), 'exit');
       }`,
    );
    const answer = await execute("await require('./module.mjs').run();");
    expect(contents(answer, 'error')).toEqual([]);
    expect(printed(answer)).toBe('first\nsecond\n');
  });
});

describe('what a child writes', () => {
  it('comes whole before its exit, in order with the cell’s own, with its colours', async () => {
    const answer = await execute(`
      console.log('before');
      const child = cp.spawn('sh', ['-c', 'seq 1 50000; printf "\\\\033[31mred\\\\033[0m\\\\n"'], { stdio: 'inherit' });
      await once(child, 'exit');
      console.log('after');`);
    const numbers = Array.from({ length: 50_000 }, (_, i) => `${i + 1}\n`).join('');
    const expected = `before\n${numbers}\u001b[31mred\u001b[0m\nafter\n`;
    expect(printed(answer) === expected).toBe(true);
  });

  it('is seen while the child runs', async () => {
    const first = kernel.client.next(({ content }) => content.text === 'first\n');
    const cell = execute(
      `await once(cp.spawn('sh', ['-c', 'echo first; until [ -e seen ]; do sleep 0.01; done'], { stdio: 'inherit' }), 'exit');`,
    );
    await first;
    await writeFile(join(kernel.directory, 'seen'), '');
    expect((await cell).reply.status).toBe('ok');
  });

  it('belongs to the cell that started it, while others run', async () => {
    const started = await execute(
      `const slow = cp.spawn('sh', ['-c', 'read line; echo "$line"'], { stdio: ['pipe', 'inherit', 'inherit'] });`,
    );
    const next = await execute(
      `slow.stdin?.end('late\\n'); await once(slow, 'exit'); console.log('next');`,
    );
    expect(printed(next)).toBe('next\n');
    const id = String(started.published[0]?.parent.msg_id);
    expect(printed({ published: kernel.client.of(id) })).toBe('late\n');
  });

  it('of one that leaves another behind does not hold up its exit', async () => {
    const answer = await execute(
      `const leaving = cp.spawn('sh', ['-c', 'echo out; cat <&3 >/dev/null & echo $!'], { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] });
       await once(leaving, 'exit');
       leaving.stdio[3]?.destroy();`,
    );
    expect(printed(answer)).toMatch(/^out\n\d+\n$/);
  });
});

describe('the program sees what it would without a kernel', () => {
  it('no pipe, and no output of what is inherited', async () => {
    const answer = await execute(`
      const { stdout, stderr, status } = cp.spawnSync('sh', ['-c', 'echo a; echo b >&2; exit 3'], { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
      const plain = cp.spawn('true', { stdio: 'inherit' });
      await once(plain, 'exit');
      [stdout, stderr, status, plain.stdout, cp.execSync('true', { stdio: 'inherit' })]`);
    expect(contents(answer, 'execute_result')[0]?.data).toEqual({
      'text/plain': "[ 'a\\n', null, 3, null, null ]",
    });
  });

  it('failures: of a command, and of one that is missing', async () => {
    const failed = await execute(`cp.execSync('echo oops >&2; exit 3', { stdio: 'inherit' });`);
    expect(failed.reply.evalue).toBe('Command failed: echo oops >&2; exit 3');
    expect(printed(failed, 'stderr')).toBe('oops\n');
    expect(String(failed.reply.traceback)).toContain('status: 3');
    const missing = await execute(`cp.execFileSync('no-such-program', { stdio: 'inherit' });`);
    expect(missing.reply.evalue).toBe('spawnSync no-such-program ENOENT');
    const late = await execute(
      `await once(cp.spawn('no-such-program', { stdio: 'inherit' }), 'exit');`,
    );
    expect(late.reply.evalue).toBe('spawn no-such-program ENOENT');
  });

  it('pipes of its own as ever', async () => {
    const answer = await execute(`
      import { promisify } from 'node:util';
      [(await promisify(cp.exec)('echo a')).stdout, cp.execSync('echo b; echo c >&2').toString()]`);
    expect(contents(answer, 'execute_result')[0]?.data).toEqual({
      'text/plain': "[ 'a\\n', 'b\\n' ]",
    });
    expect(printed(answer, 'stderr')).toBe('c\n');
  });
});

it('a worker’s output is the cell’s', async () => {
  const answer = await execute(`
    import { Worker } from 'node:worker_threads';
    await once(new Worker('console.log("from a worker")', { eval: true }), 'exit');
    await new Promise((resolve) => setImmediate(resolve));`);
  expect(printed(answer)).toBe('from a worker\n');
});
