import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contents, printed } from './kernel/kernel-client';
import { type RunningKernel, startKernel } from './kernel/running-kernel';

let kernel: RunningKernel;
beforeAll(async () => {
  kernel = await startKernel();
});
afterAll(() => kernel?.stop());

const execute = (code: string) => kernel.client.execute(code);

/** Whether a process has ended; one that nobody has waited for yet counts as ended. */
const isGone = (pid: number): boolean => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^(?:Z.*)?$/.test(stdout.trim());
};

describe('a command', () => {
  it('runs in the folder of the notebook, then the rest of the cell', async () => {
    const answer = await execute('!echo "in $PWD"; echo oops >&2\n!echo two\n1 + 1');
    expect(printed(answer)).toBe(`in ${kernel.directory}\ntwo\n`);
    expect(printed(answer, 'stderr')).toBe('oops\n');
    expect(contents(answer, 'execute_result')[0]?.data).toEqual({ 'text/plain': '2' });
  });

  it('prints while it runs', async () => {
    const first = kernel.client.next(({ content }) => content.text === 'first\n');
    const answer = execute('%%bash\necho first\nuntil [ -e go ]; do sleep 0.01; done\necho done');
    await first;
    await writeFile(join(kernel.directory, 'go'), '');
    expect(printed(await answer)).toBe('first\ndone\n');
  });

  it('that fails is an error with its exit code, and the rest does not run', async () => {
    const answer = await execute('!exit 3\nconsole.log("never")');
    expect(answer.reply).toMatchObject({
      status: 'error',
      evalue: 'The command ended with exit code 3.',
    });
    expect(printed(answer)).toBe('');
  });

  it('is ended with all its processes by an interrupt', async () => {
    const began = kernel.client.next(({ content }) => content.text === 'began\n');
    const answer = execute('%%bash\nsleep 1000 &\necho $! > child\necho began\nwait');
    await began;
    await kernel.client.request('interrupt_request', {}, 'control');
    expect((await answer).reply).toMatchObject({ status: 'error', ename: 'Interrupted' });
    const child = Number(await readFile(join(kernel.directory, 'child'), 'utf8'));
    await expect.poll(() => isGone(child)).toBe(true);
  });

  it('is not what TypeScript says', async () => {
    await execute('const ready = false;');
    const answer = await execute('!ready');
    expect(contents(answer, 'execute_result')[0]?.data).toEqual({ 'text/plain': 'true' });
  });
});

describe('magics', () => {
  it('show HTML and Markdown', async () => {
    const [html] = contents(await execute('%%html\n<b>1</b>'), 'display_data');
    expect(html?.data).toEqual({ 'text/html': '<b>1</b>', 'text/plain': '1' });
    const [markdown] = contents(await execute('%%markdown\n# A'), 'display_data');
    expect(markdown?.data).toEqual({ 'text/markdown': '# A', 'text/plain': '# A' });
  });

  it('time an expression, whose value stays the result', async () => {
    const answer = await execute('%time await Promise.resolve(20 + 1)');
    expect(printed(answer)).toMatch(/^Wall: [\d.]+ m?s, CPU: [\d.]+ m?s\n$/);
    expect(contents(answer, 'execute_result')[0]?.data).toEqual({ 'text/plain': '21' });
  });

  it('keep the place of an error', async () => {
    const { reply } = await execute('%time const n: number = "a";');
    expect(reply.evalue).toMatch(/^line 1, column 13: TS2322/);
  });

  it('list the names of cells with their types', async () => {
    await execute('const rows = [1, 2]; function twice(n: number) { return 2 * n; }');
    const text = printed(await execute('%who'));
    expect(text).toContain('const rows: number[]\n');
    expect(text).toContain('function twice(n: number): number\n');
  });

  it('load settings and show no value', async () => {
    const file = '# settings\nexport ONE=1 # why\nTWO="a b"\nTHREE=\'c#d\'\n';
    await writeFile(join(kernel.directory, '.env'), file);
    const answer = await execute(
      '%load_env\n[process.env.ONE, process.env.TWO, process.env.THREE].join()',
    );
    expect(printed(answer)).toBe('3 keys set from .env: ONE, THREE, TWO\n');
    expect(contents(answer, 'execute_result')[0]?.data).toEqual({ 'text/plain': "'1,a b,c#d'" });
    expect((await execute('%load_env none.env')).reply.evalue).toBe(
      'The file "none.env" could not be read.',
    );
  });

  it('are listed, and an unknown one is told', async () => {
    const lines = printed(await execute('%lsmagic'))
      .trimEnd()
      .split('\n');
    const magics = '%%sql %%html %%markdown %%bash !<command> %time %who %typecheck %load_env';
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual(
      [...magics.split(' '), '%lsmagic', 'name?'].sort(),
    );
    const { reply } = await execute('%tme 1');
    expect(reply.evalue).toBe('There is no magic "%tme".');
    expect(String(reply.traceback)).toContain('Did you mean %time');
  });

  it('are known to is_complete', async () => {
    const status = async (code: string) =>
      (await kernel.client.request('is_complete_request', { code })).reply.status;
    expect(await status('%%bash\nif true')).toBe('complete');
    expect(await status('%who')).toBe('complete');
    expect(await status('!npm test')).toBe('complete');
    expect(await status('%time [1, 2].map((n) => {')).toBe('incomplete');
  });
});
