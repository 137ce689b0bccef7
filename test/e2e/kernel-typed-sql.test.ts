import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askServer } from '../kernel-lib/redshift/support/sandboxed';
import { type Answer, contents } from './kernel/kernel-client';
import { type RunningKernel, startKernel } from './kernel/running-kernel';

let sandbox: Sandbox;
let kernel: RunningKernel;
beforeAll(async () => {
  sandbox = await startSandbox();
  kernel = await startKernel({ ...sandbox.env, SHIFTBOOK_CONNECTIONS: '/nonexistent' });
  const { identifier, database, user } = sandbox.cluster;
  const dev = { cluster: identifier, database, user };
  await writeFile(
    join(kernel.directory, 'shiftbook.json'),
    JSON.stringify({ connections: { dev } }),
  );
  await askServer(sandbox, 'grant create on schema public to analyst');
});
afterAll(async () => {
  await kernel?.stop();
  await sandbox?.stop();
});

const execute = (code: string): Promise<Answer> => kernel.client.execute(code);

const tracebackOf = (answer: Answer): string =>
  stripVTControlCharacters(
    contents(answer, 'error')
      .flatMap(({ traceback }) => traceback as string[])
      .join('\n'),
  );

/** Runs a cell that shall succeed. */
async function succeed(code: string): Promise<Answer> {
  const answer = await execute(code);
  expect(tracebackOf(answer)).toBe('');
  return answer;
}

/** What a cell showed as text: its displays, then its value. */
const shownBy = (answer: Answer): string[] =>
  [...contents(answer, 'display_data'), ...contents(answer, 'execute_result')].map(({ data }) =>
    String((data as Record<string, unknown>)['text/plain']),
  );

async function matchesAt(code: string): Promise<string[]> {
  const { reply } = await kernel.client.request('complete_request', {
    code,
    cursor_pos: code.length,
  });
  return reply.matches as string[];
}

const sessions = async (): Promise<number> =>
  (await askServer(sandbox, "select from pg_stat_activity where usename like 'IAM:%'")).length;

const TOP = `%%sql dev top <<
select eventname, pricepaid, saletime, sales.salesid as "sale id"
from sales join event using (eventid)
order by pricepaid desc limit 3`;

describe('the rows of a %%sql cell', () => {
  it('have the columns of the query, which completion offers', async () => {
    await succeed(TOP);
    expect((await matchesAt('top.rows()[0].')).sort()).toEqual(
      expect.arrayContaining(['eventname', 'pricepaid', 'saletime']),
    );
    expect(await matchesAt('top.rows()[0].price')).toEqual(['pricepaid']);
  });

  it('make a misspelt column an error before anything runs', async () => {
    await succeed(TOP);
    const answer = await execute('console.log("ran");\ntop.rows()[0].pricpaid');
    expect(answer.reply.ename).toBe('TypeScriptError');
    expect(answer.reply.evalue).toMatch(/^line 2, column 15: TS2551: .*'pricpaid'.*'pricepaid'/);
    expect(contents(answer, 'stream')).toEqual([]);
  });

  it('have the types that the values have, NULL among them', async () => {
    await succeed(TOP);
    const wrong = await execute('top.rows()[0].pricepaid * 2');
    expect(wrong.reply.evalue).toMatch(/TS18047|TS2531/);
    const right = await succeed(
      '(top.rows()[0].pricepaid ?? 0) * 2 > 0 && top.rows()[0]["sale id"]! > 0',
    );
    expect(shownBy(right)).toEqual(['true']);
    expect(
      (await execute('const name: number | null = top.rows()[0].eventname')).reply.evalue,
    ).toMatch(/TS2322/);
  });

  it('are typed by what is bound: values of earlier cells, and pieces of SQL', async () => {
    await succeed(
      "import { sql } from 'shiftbook';\nconst from = sql.id('category');\nconst one = { n: 1.5 };",
    );
    await succeed(
      '%%sql dev bound <<\nselect ${one.n} as n, catname from ${from} where catid > ${"0"} limit 1',
    );
    await succeed('const n: number | null = bound.rows()[0].n;');
    expect(shownBy(await succeed('n'))).toEqual(['1.5']);
  });

  it('may be anything where a bound value is not known before the cell runs', async () => {
    await succeed('const three = () => 3;');
    await succeed('%%sql dev open <<\nselect ${three()} as given, catid from category limit 1');
    expect((await execute('open.rows()[0].given + 1')).reply.ename).toBe('TypeScriptError');
    expect(
      shownBy(await succeed('Number(open.rows()[0].given) + open.rows()[0].catid!')),
    ).toHaveLength(1);
  });

  it('are typed in each cell anew', async () => {
    await succeed('%%sql dev top <<\nselect catname from category');
    await succeed('top.rows()[0].catname');
    expect((await execute('top.rows()[0].eventname')).reply.ename).toBe('TypeScriptError');
  });
});

describe('describing', () => {
  it('shares the login of the cell, and does not run the statement', async () => {
    await askServer(
      sandbox,
      `create sequence ticks; grant usage, select on sequence ticks to analyst;
       create function tick() returns bigint language sql as $$ select nextval('ticks') $$`,
    );
    const answer = await succeed('%%sql dev\nselect tick()');
    expect(shownBy(answer)[0]).toMatch(/1\n1 row$/);
    expect(await sessions()).toBe(1);
    await succeed(
      "import { connect } from 'shiftbook';\nconst rs = await connect('dev');\nawait rs.close();",
    );
    await succeed('%%sql dev\nselect 1 as one');
    expect(await sessions()).toBe(1);
  });

  it('does not fail a cell that makes the table it reads', async () => {
    await succeed('%%sql dev made <<\ncreate table fresh (a int);\nselect * from fresh');
    expect(shownBy(await succeed('made.numRows'))).toEqual(['0']);
    await succeed(
      '%%sql dev again <<\ndrop table fresh;\ncreate table fresh as select 1 as b;\nselect * from fresh',
    );
    expect(shownBy(await succeed('again.rows()[0].b'))).toEqual(['1']);
  });

  it('leaves an open transaction alone', async () => {
    await succeed('%%sql dev\nbegin');
    await succeed('%%sql dev inside <<\ninsert into fresh values (2);\nselect * from fresh');
    await succeed('%%sql dev\ncreate table fresher (c int); select * from fresher');
    await succeed('%%sql dev\nrollback');
    expect(shownBy(await succeed('inside.numRows'))).toEqual(['2']);
  });

  it('is interrupted on the server', async () => {
    await askServer(sandbox, 'create table locked (a int); grant select on locked to analyst');
    const locked = askServer(
      sandbox,
      'begin; lock table locked in access exclusive mode; select pg_sleep(600) /* holder */; commit',
    ).catch((error: unknown) => error);
    const waiting = async (): Promise<number> =>
      (
        await askServer(
          sandbox,
          "select from pg_stat_activity where usename like 'IAM:%' and wait_event_type = 'Lock'",
        )
      ).length;
    const held = async (): Promise<number> =>
      (
        await askServer(
          sandbox,
          "select from pg_locks where mode = 'AccessExclusiveLock' and granted and relation = 'locked'::regclass",
        )
      ).length;
    await expect.poll(held, { timeout: 60_000 }).toBe(1);
    const slow = execute('%%sql dev\nselect * from locked');
    await expect.poll(waiting, { timeout: 60_000 }).toBe(1);
    await kernel.client.request('interrupt_request', {}, 'control');
    expect((await slow).reply.ename).toBe('Interrupted');
    expect(await waiting()).toBe(0);
    await askServer(
      sandbox,
      "select pg_cancel_backend(pid) from pg_stat_activity where query like '%holder%' and pid <> pg_backend_pid()",
    );
    await locked;
    expect(shownBy(await succeed('%%sql dev\nselect 42 as answer'))[0]).toContain('42');
  });
});

describe('several statements', () => {
  it('run in order, and each is shown', async () => {
    const answer = await succeed(
      "%%sql dev\ncreate temp table few (a int, b text);\ninsert into few values (1, ';'), (2, ${'it'}), (3, null);\nselect b from few order by a;\nselect count(*) as n from few",
    );
    const shown = shownBy(answer);
    expect(shown.slice(0, 2)).toEqual(['CREATE TABLE', 'INSERT 0 3']);
    expect(shown[2]).toMatch(/;\nit\nNULL\n3 rows$/);
    expect(shown[3]).toMatch(/3\n1 row$/);
    expect(contents(answer, 'display_data')).toHaveLength(3);
  });

  it('keep the last result, typed', async () => {
    const answer = await succeed(
      '%%sql dev counted <<\nselect 1 as one;\nselect cast(count(*) as int) as n from category',
    );
    expect(shownBy(answer)).toHaveLength(1);
    expect(shownBy(await succeed('counted.rows()[0].n! > 3'))).toEqual(['true']);
  });

  it('stop at the one that fails: what it says, its line in the cell, and what was shown before', async () => {
    const answer = await execute(
      '%%sql dev\nselect 1 as one;\n\nselect catname\nfrom categories\nwhere catid = 1;\nselect 3 as three',
    );
    expect(shownBy(answer)).toHaveLength(1);
    expect(tracebackOf(answer)).toMatch(
      /^SqlError: statement 2 of 3: relation "categories" does not exist\nline 5: from categories\n {13}\^\nDid you mean category\?$/,
    );
  });

  it('a statement that fails is told once', async () => {
    const answer = await execute('%%sql dev\nselect catname\nfrom category\nwhere nothing = 1');
    expect(contents(answer, 'error')).toHaveLength(1);
    expect(tracebackOf(answer)).toMatch(
      /^SqlError: column "nothing" does not exist\nline 4: where nothing = 1\n {14}\^$/,
    );
  });
});

describe('flags', () => {
  it('--limit: no more rows travel, and they are typed', async () => {
    await succeed('%%sql dev few << --limit 7\nselect salesid from sales order by salesid desc');
    expect(shownBy(await succeed('[few.numRows, few.rows()[0].salesid]'))).toEqual([
      '[ 7, 172456 ]',
    ]);
  });

  it('--explain: the plan is shown, nothing runs and nothing is kept', async () => {
    const answer = await succeed(
      '%%sql dev few << --explain\nselect tick() from sales where qtysold > ${3}',
    );
    expect(shownBy(answer)[0]).toMatch(/Seq Scan on sales[\s\S]*qtysold > 3/);
    expect(await askServer(sandbox, 'select last_value from ticks')).toEqual([{ last_value: '1' }]);
    expect(shownBy(await succeed('few.numRows'))).toEqual(['7']);
  });

  it('that are not known are refused with the nearest', async () => {
    const answer = await execute('%%sql dev --limits 7\nselect 1');
    expect(tracebackOf(answer)).toMatch(/"--limits".*is not known\.\nDid you mean --limit\?/);
  });
});
