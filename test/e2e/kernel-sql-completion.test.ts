import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codePointsOf } from '../../kernel-lib/src/kernel/language/code-points';
import { HEAVY } from '../kernel-lib/redshift/support/running.js';
import { askServer } from '../kernel-lib/redshift/support/sandboxed';
import { type RunningKernel, startKernel } from './kernel/running-kernel';

let sandbox: Sandbox;
let kernel: RunningKernel;
beforeAll(async () => {
  sandbox = await startSandbox();
  kernel = await startKernel({ ...sandbox.env, SHIFTBOOK_CONNECTIONS: '/nonexistent' });
  const { identifier, database, user } = sandbox.cluster;
  const dev = { cluster: identifier, database, user };
  const connections = { dev, deaf: { ...dev, cluster: 'nowhere' } };
  await writeFile(join(kernel.directory, 'shiftbook.json'), JSON.stringify({ connections }));
});
afterAll(async () => {
  await kernel?.stop();
  await sandbox?.stop();
});

/** Takes out the `|` that marks the cursor, and asks the kernel about it. */
async function ask(type: 'complete_request' | 'inspect_request', marked: string) {
  const at = marked.indexOf('|');
  const code = marked.slice(0, at) + marked.slice(at + 1);
  const { reply } = await kernel.client.request(type, {
    code,
    cursor_pos: codePointsOf(code, at),
    detail_level: 0,
  });
  return reply;
}

const complete = async (marked: string) => {
  const reply = await ask('complete_request', marked);
  return reply as {
    matches: string[];
    cursor_start: number;
    cursor_end: number;
    metadata: { _jupyter_types_experimental: { text: string; type: string; signature: string }[] };
  };
};

/** Completes until the catalogue, which is fetched in the background, has come. */
const warm = (marked: string, match: string) =>
  expect.poll(async () => (await complete(marked)).matches, { timeout: 20_000 }).toContain(match);

describe('completion in a %%sql cell', () => {
  it('knows keywords and functions before any server answered', async () => {
    const { matches } = await complete('%%sql deaf\nselect coal|');
    expect(matches).toEqual(['coalesce']);
    expect((await complete('%%sql deaf\nselect 1 fr|')).matches).toEqual(['from']);
    expect((await complete('%%sql nobody\nsel|')).matches).toEqual(['select']);
  });

  it('knows the columns of a table, with their types', async () => {
    await warm('%%sql dev\nselect cat| from category', 'catname');
    const { metadata, ...reply } = await complete('%%sql dev\nselect "😀", cat| from category');
    expect(reply).toEqual({
      status: 'ok',
      matches: ['catid', 'catgroup', 'catname', 'catdesc', 'category'],
      cursor_start: 22,
      cursor_end: 25,
    });
    expect(metadata._jupyter_types_experimental[2]).toEqual({
      start: 22,
      end: 25,
      text: 'catname',
      type: 'column',
      signature: 'varchar(10)',
    });
  });

  it('knows tables, aliases and CTEs', async () => {
    await warm('%%sql dev\nselect * from ve|', 'venue');
    expect((await complete('%%sql dev\nselect c.catn| from category c')).matches).toEqual([
      'catname',
    ]);
    const { matches } = await complete(
      '%%sql dev\nwith top as (select catid as id, count(*) n from category group by 1)\nselect t.| from top t',
    );
    expect(matches).toEqual(['id', 'n']);
  });

  it('knows a table that another cell made', async () => {
    await warm('%%sql dev\nselect catn| from category', 'catname');
    await askServer(sandbox, 'grant create on schema public to analyst');
    const made = await kernel.client.execute(
      '%%sql dev\ncreate table made_here (only_here integer)',
    );
    expect(made.reply.status).toBe('ok');
    await warm('%%sql dev\nselect only| from made_here', 'only_here');
  });

  it('is TypeScript in a binding', async () => {
    await kernel.client.execute('const threshold = 5;');
    const reply = await complete('%%sql dev\nselect 1 where 5 > ${thre|} and true');
    expect(reply.matches).toContain('threshold');
    expect([reply.cursor_start, reply.cursor_end]).toEqual([31, 35]);
  });

  it('knows connections and flags on its first line', async () => {
    expect((await complete('%%sql d|')).matches).toEqual(['dev', 'deaf']);
    expect((await complete('%%sql dev --|\nselect 1')).matches).toEqual(['--limit', '--explain']);
    expect((await complete('%%sq|')).matches).toEqual(['%%sql']);
    expect((await complete('%|')).matches).toContain('%time');
  });

  it('answers while a cell runs on the same connection', async () => {
    const slow = kernel.client.execute(
      `%%sql dev\nbegin; ${HEAVY.replace('select', 'select /* busy */')}`,
    );
    const running = async () =>
      (
        await askServer(
          sandbox,
          "select from pg_stat_activity where state = 'active' and query like '%busy%' and pid <> pg_backend_pid()",
        )
      ).length;
    await expect.poll(running, { timeout: 60_000 }).toBe(1);
    await warm('%%sql dev\nselect catn| from category', 'catname');
    expect(await running()).toBe(1);
    await kernel.client.request('interrupt_request', {}, 'control');
    expect((await slow).reply.status).toBe('error');
    await kernel.client.execute('%%sql dev\nrollback');
  });
});

describe('completion in a sql template', () => {
  it('knows the columns by the connection that its variable is', async () => {
    const { reply } = await kernel.client.execute(
      "import { connect, sql } from 'shiftbook'; const rs = await connect('dev');",
    );
    expect(reply.status).toBe('ok');
    await warm('const x = await rs.sql`select c.catn| from category c`;', 'catname');
    expect(
      (await complete('rs.sql`select c.catn| from category c where c.catid = ${threshold}`'))
        .matches,
    ).toEqual(['catname']);
    expect((await complete('rs.sql`select ${thre|}`')).matches).toContain('threshold');
  });

  it('takes the connection used last where none is named', async () => {
    await kernel.client.execute('await rs.sql`select 1`;');
    await warm('const part = sql`select catn| from category`;', 'catname');
  });

  it('of a connection that is saved nowhere', async () => {
    const { identifier, database, user } = sandbox.cluster;
    const options = JSON.stringify({ cluster: identifier, database, user });
    await kernel.client.execute(`const own = await connect(${options});`);
    await warm('own.sql`select catn| from category`;', 'catname');
  });
});

it('completes TypeScript with what each name is', async () => {
  const { matches, metadata } = await complete('thresh|');
  const types = metadata._jupyter_types_experimental;
  expect(types.map(({ text }) => text)).toEqual(matches);
  expect(types.find(({ text }) => text === 'threshold')).toMatchObject({ type: 'const' });
});

describe('inspection', () => {
  it('shows a table with its columns, as Markdown too', async () => {
    await warm('%%sql dev\nselect catn| from category', 'catname');
    const reply = await ask('inspect_request', '%%sql dev\nselect * from cate|gory');
    const data = reply.data as Record<string, string>;
    expect(reply.found).toBe(true);
    expect(data['text/plain']).toMatch(/^table public\.category\n {2}catid +smallint/);
    expect(data['text/markdown']).toContain('| catname | varchar(10) |');
  });

  it('shows a column, a function, a connection, a magic', async () => {
    const plain = async (marked: string) => {
      const { data } = await ask('inspect_request', marked);
      return (data as Record<string, string>)['text/plain'];
    };
    expect(await plain('rs.sql`select c.catn|ame from category c`')).toBe(
      'catname varchar(10), column of public.category',
    );
    expect(await plain('%%sql dev\nselect nv|l(1)')).toMatch(/^nvl\(expression/);
    expect(await plain('%%sql de|v\nselect 1')).toMatch(/^dev: dev on shiftbook as analyst/);
    expect(await plain('%ti|me 1')).toMatch(/^%time/);
    expect(await plain('%%sql dev\nsele|ct 1')).toBeUndefined();
  });

  it('shows TypeScript as Markdown too', async () => {
    const { data } = await ask('inspect_request', 'thres|hold');
    expect((data as Record<string, string>)['text/markdown']).toContain(
      '```typescript\nconst threshold',
    );
  });
});
