import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseClient } from '../../running.js';
import { CASES, TABLES } from './cases.js';

/** Values as the server writes them. */
const asText = { getTypeParser: () => (text: unknown) => text };

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = databaseClient(sandbox);
  await client.connect();
  for (const table of TABLES) await client.query(table);
});
afterAll(async () => {
  await client?.end();
  await sandbox?.stop();
});

const answer = async (text: string) =>
  (await client.query({ text, rowMode: 'array', types: asText as never })).rows;

describe("Redshift's statements on the sandbox", () => {
  it.each(CASES)('$name', async ({ sql, rows }) => {
    await client.query('begin');
    try {
      const answered = await answer(sql);
      if (rows !== undefined) expect(answered).toEqual(rows);
    } finally {
      await client.query('rollback');
    }
  });
});

describe('the layout of a table', () => {
  it('is kept from its DDL on', async () => {
    await client.query(
      'create temp table kept (id int distkey encode az64, at timestamp) interleaved sortkey (at, id)',
    );
    const layout = `select l.diststyle, l.distkey, l.sortkeys::varchar, l.interleaved, l.encodings ->> 'id'
      from pg_catalog.redshift_layout l where l.relation = 'kept'::regclass`;
    expect(await answer(layout)).toEqual([['KEY', 'id', '{at,id}', 't', 'az64']]);
    await client.query('alter table kept alter diststyle even');
    await client.query('alter table kept alter sortkey (id), alter column at encode zstd');
    expect(await answer(layout)).toEqual([['EVEN', null, '{id}', 'f', 'az64']]);
  });
});

it('names columns as Redshift does', async () => {
  const { fields } = await client.query(
    `select nvl(a, 1), dateadd(day, 1, d), datediff(day, d, d), ratio_to_report(a) over (), s.v.items[0].name,
       first_value(b ignore nulls) over (order by a rows unbounded preceding), avg(a) over ()
     from letters, sup s`,
  );
  expect(fields.map(({ name }) => name)).toEqual(
    'coalesce date_add date_diff ratio_to_report name first_value avg'.split(' '),
  );
});

it("sends Redshift's numbers of types", async () => {
  const { fields } = await client.query(
    `select json_parse('1'), to_varbyte('a', 'utf8'), null::geometry, null::hllsketch`,
  );
  expect(fields.map(({ dataTypeID }) => dataTypeID)).toEqual([4000, 6551, 3000, 2935]);
});
