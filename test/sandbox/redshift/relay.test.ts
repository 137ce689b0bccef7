import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeMessages } from '../../../sandbox/src/redshift/wire/whole-messages.js';
import { cstring, message } from '../../../sandbox/src/redshift/wire/writing.js';
import { databaseClient } from '../running.js';

let sandbox: Sandbox;
let client: pg.Client;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = databaseClient(sandbox);
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await sandbox?.stop();
});

/** Refused with Redshift's words, although PostgreSQL would take it. */
const REFUSED = 'create table refused_table (a uuid)';
const refusal = { code: '42704', message: 'type "uuid" does not exist' };

const one = async () => (await client.query('select 1 as one')).rows;

describe('a refused statement', () => {
  it('is an error at its place, and the session goes on', async () => {
    await expect(client.query(REFUSED)).rejects.toMatchObject({ ...refusal, position: '31' });
    expect(await one()).toEqual([{ one: 1 }]);
  });

  it('fails the transaction it is in', async () => {
    await client.query('begin');
    await client.query('create table in_transaction (a int)');
    await expect(client.query(REFUSED)).rejects.toMatchObject(refusal);
    await expect(one()).rejects.toMatchObject({ code: '25P02' });
    await client.query('commit');
    await expect(client.query('select * from in_transaction')).rejects.toThrow('does not exist');
  });

  it('takes back what came before it in the same query', async () => {
    const before = 'create table before_it (a int); ';
    await expect(client.query(before + REFUSED)).rejects.toMatchObject({
      ...refusal,
      position: String(31 + before.length),
    });
    await expect(client.query('select * from before_it')).rejects.toThrow('does not exist');
  });

  it('has what follows read over until Sync in the extended protocol', async () => {
    const answer = await converse(
      [...run('select 1'), ...run(REFUSED), ...run('select 2'), sync, ...run('select 3'), sync],
      2,
    );
    expect(answer).toEqual(['1', '2', 'D', 'C', 'E', 'Z', '1', '2', 'D', 'C', 'Z']);
  });
});

describe('an error of PostgreSQL', () => {
  it.each([
    ['select 1; select x from nowhere', 25],
    ["select '\u{1F600}é', x from nowhere", 21],
    ['create table a (b int encode zstd distkey default nothing())', 51],
  ])('stands where the client wrote what is wrong: %s', async (text, position) => {
    await expect(client.query(text)).rejects.toMatchObject({ position: String(position) });
  });
});

describe('SUPER', () => {
  it('is navigated in a table that only this transaction knows, by its first statement and by the next', async () => {
    await client.query('begin');
    await client.query('create table nested (s super)');
    await client.query(`insert into nested values (json_parse('{"a": {"b": [1, 2]}}'))`);
    const { rows, fields } = await client.query('select n.s.a.b[1] as two from nested n');
    expect(rows).toEqual([{ two: '2' }]);
    expect(fields[0]?.dataTypeID).toBe(4000);
    await client.query('alter table nested rename column s to t');
    expect((await client.query('select n.t.a.b[0] as one from nested n')).rows).toEqual([
      { one: '1' },
    ]);
    await client.query('rollback');
  });
});

describe('a statement that needs the catalogue', () => {
  it('is read over behind an error, as any other', async () => {
    const navigates = run('select e.eventname.a.b from event e');
    const answer = await converse(
      [...run('select nonsense'), ...navigates, sync, ...run('select 1'), sync],
      2,
    );
    expect(answer).toEqual(['E', 'Z', '1', '2', 'D', 'C', 'Z']);
  });

  it('is asked about between pipelined messages, in their transaction', async () => {
    const made = run('create temp table piped (s super)');
    const navigates = run('select p.s.a.b from piped p');
    expect(await converse([...made, ...navigates, sync], 1)).toEqual([
      '1',
      '2',
      'C',
      '1',
      '2',
      'C',
      'Z',
    ]);
  });
});

describe('answers', () => {
  it('of a SELECT have no number of rows, as on Redshift', async () => {
    expect(await client.query('select salesid from sales limit 3')).toMatchObject({
      command: 'SELECT',
      rowCount: null,
    });
    await client.query('create temp table counted (a int)');
    expect(await client.query('insert into counted select 1')).toMatchObject({ rowCount: 1 });
  });

  it('come in the order of pipelined messages, each for its own', async () => {
    const statements = Array.from({ length: 50 }, (_, at) => `select ${at}, repeat('x', 3000)`);
    const answer = await converse([...statements.flatMap(run), sync], 1);
    expect(answer).toEqual([...statements.flatMap(() => ['1', '2', 'D', 'C']), 'Z']);
  });

  it('of several statements in one query come one after the other', async () => {
    const results = (await client.query(
      'select 1 as a; select 2 as b -- the end\n; select 3 as c;',
    )) as unknown as pg.QueryResult[];
    expect(results.map(({ rows }) => rows)).toEqual([[{ a: 1 }], [{ b: 2 }], [{ c: 3 }]]);
  });
});

const sync = message('S', Buffer.alloc(0));

/** A statement as the messages Parse, Bind and Execute. */
const run = (text: string) => [
  message('P', Buffer.concat([cstring(''), cstring(text), Buffer.alloc(2)])),
  message('B', Buffer.concat([cstring(''), cstring(''), Buffer.alloc(6)])),
  message('E', Buffer.concat([cstring(''), Buffer.alloc(4)])),
];

/** Sends all at once on a connection of its own; the letters of the messages up to so many ReadyForQuery. */
async function converse(messages: readonly Buffer[], ready: number): Promise<string[]> {
  const own = databaseClient(sandbox);
  own.on('error', () => undefined);
  await own.connect();
  const { stream } = (own as unknown as { connection: { stream: Duplex } }).connection;
  stream.removeAllListeners('data');
  stream.write(Buffer.concat(messages));
  const whole = new WholeMessages();
  const letters: string[] = [];
  while (letters.filter((letter) => letter === 'Z').length < ready) {
    const [chunk] = (await once(stream, 'data')) as [Buffer];
    for (const got of whole.push(chunk)) letters.push(String.fromCharCode(got[0] as number));
  }
  stream.destroy();
  return letters;
}
