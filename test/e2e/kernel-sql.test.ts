import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HEAVY } from '../kernel-lib/redshift/support/running.js';
import { askServer } from '../kernel-lib/redshift/support/sandboxed';
import { type Answer, contents } from './kernel/kernel-client';
import { type RunningKernel, startKernel } from './kernel/running-kernel';
import { type RecordingEndpoint, recordPasswords } from './recording-endpoint';

let sandbox: Sandbox;
let endpoint: RecordingEndpoint;
let kernel: RunningKernel;
beforeAll(async () => {
  sandbox = await startSandbox();
  endpoint = await recordPasswords(sandbox.endpoint);
  kernel = await startKernel({
    ...sandbox.env,
    AWS_ENDPOINT_URL: endpoint.url,
    SHIFTBOOK_CONNECTIONS: '/nonexistent',
  });
  const { identifier, database, user } = sandbox.cluster;
  const dev = { cluster: identifier, database, user };
  await writeFile(
    join(kernel.directory, 'shiftbook.json'),
    JSON.stringify({ connections: { dev } }),
  );
});
afterAll(async () => {
  await kernel?.stop();
  await endpoint?.close();
  await sandbox?.stop();
});

const execute = (code: string) => kernel.client.execute(code);
const tracebackOf = (answer: Answer): string =>
  contents(answer, 'error')
    .flatMap(({ traceback }) => traceback as string[])
    .join('\n');

describe('a %%sql cell', () => {
  it('shows its result as a table and as text', async () => {
    const answer = await execute(
      '%%sql dev\nselect catid, catname from category order by catid limit 2',
    );
    expect(tracebackOf(answer)).toBe('');
    const data = contents(answer, 'execute_result')[0]?.data as Record<string, string>;
    expect(data['text/html']).toContain('MLB');
    expect(data['text/plain']).toContain('MLB');
  });

  it('keeps its result in a variable, with values bound', async () => {
    await execute('const wanted = "Shows";');
    const made = await execute(
      '%%sql dev shows <<\nselect catname from category\nwhere catgroup = ${wanted}',
    );
    expect(tracebackOf(made)).toBe('');
    expect(contents(made, 'execute_result')).toEqual([]);
    const answer = await execute('shows.numRows');
    expect(contents(answer, 'execute_result')[0]?.data).toEqual({ 'text/plain': '3' });
  });

  it('shows an error of the server with its line and the caret, without a stack', async () => {
    const answer = await execute('%%sql dev\nselect catname\nfrom category\nwhere nothing = 1');
    expect(answer.reply.status).toBe('error');
    const traceback = tracebackOf(answer);
    expect(traceback).toContain('where nothing = 1');
    expect(traceback).toMatch(/\^/);
    expect(traceback).not.toMatch(/\n\s+at /);
  });

  it('reports a mistake in a binding at its line of the cell', async () => {
    const answer = await execute('%%sql dev\nselect 1\nwhere 1 = ${missing}');
    expect(answer.reply.ename).toBe('TypeScriptError');
    expect(answer.reply.evalue).toMatch(/^line 3, column \d+: TS2304: Cannot find name 'missing'/);
  });

  it('names the connections there are when it is given another', async () => {
    const answer = await execute('%%sql prod\nselect 1');
    expect(tracebackOf(answer)).toContain('"prod"');
    expect(tracebackOf(answer)).toContain('dev');
  });
});

describe('an interrupt', () => {
  it('cancels the running statement on the server, and the connection goes on', async () => {
    const running = async (): Promise<number> => {
      const question =
        "select from pg_stat_activity where state = 'active' and query like '%stop-me%' and pid <> pg_backend_pid()";
      return (await askServer(sandbox, question)).length;
    };
    const slow = execute(`%%sql dev\n${HEAVY} /* stop-me */`);
    await expect.poll(running, { timeout: 60_000 }).toBe(1);
    const { reply } = await kernel.client.request('interrupt_request', {}, 'control');
    expect(reply).toEqual({ status: 'ok' });
    expect(await running()).toBe(0);
    expect((await slow).reply.ename).toBe('Interrupted');
    const next = await execute('%%sql dev\nselect 42 as answer');
    const data = contents(next, 'execute_result')[0]?.data as Record<string, string>;
    expect(data['text/plain']).toContain('42');
  });
});

describe('secrets', () => {
  it('stand in no message and in no log', () => {
    const everything = JSON.stringify(kernel.client.published) + kernel.log();
    expect(everything).not.toContain(sandbox.env.AWS_SECRET_ACCESS_KEY);
    expect(endpoint.passwords.size).toBeGreaterThan(0);
    for (const password of endpoint.passwords) expect(everything).not.toContain(password);
    expect(everything).not.toContain(kernel.file.key);
  });
});
