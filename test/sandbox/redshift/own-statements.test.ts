import { GetClusterCredentialsCommand } from '@aws-sdk/client-redshift';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseClient, query, redshiftClient } from '../running.js';

let sandbox: Sandbox;
/** A session of the administrator's. */
let client: pg.Client;
beforeAll(async () => {
  sandbox = await startSandbox();
  const { DbUser: user, DbPassword: password } = await redshiftClient(sandbox).send(
    new GetClusterCredentialsCommand({ ClusterIdentifier: 'shiftbook', DbUser: 'awsuser' }),
  );
  client = databaseClient(sandbox, { user: user as string, password: password as string });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await sandbox?.stop();
});

const rows = async (text: string) => (await client.query(text)).rows;

describe('VACUUM', () => {
  it.each([
    'vacuum',
    'vacuum full sales to 75 percent',
    'vacuum delete only sales',
    'vacuum reindex sales',
  ])('%s', async (text) => {
    expect(await client.query(text)).toMatchObject({ command: 'VACUUM' });
  });

  it('does not run in a transaction', async () => {
    await client.query('begin');
    await expect(client.query('vacuum sales')).rejects.toMatchObject({ code: '25001' });
    await client.query('rollback');
  });
});

describe('ANALYZE COMPRESSION', () => {
  it('suggests an encoding for every column, by its values', async () => {
    await client.query(
      `create table wide (id bigint sortkey, small bigint, state varchar(20), words varchar(100))`,
    );
    await client.query(
      `insert into wide select salesid, qtysold, case qtysold when 1 then 'one' else 'many' end, md5(salesid::varchar) from sales limit 5000`,
    );
    const found = await rows('analyze compression wide');
    expect(found.map((row) => Object.keys(row))[0]).toEqual([
      'Table',
      'Column',
      'Encoding',
      'Est_reduction_pct',
    ]);
    const encodings = Object.fromEntries(found.map((row) => [row.Column, row.Encoding]));
    expect(encodings).toEqual({ id: 'raw', small: 'az64', state: 'bytedict', words: 'zstd' });
    const reduction = Object.fromEntries(
      found.map((row) => [row.Column, Number(row.Est_reduction_pct)]),
    );
    expect(reduction.id).toBe(0);
    expect(reduction.small).toBeGreaterThan(90);
    expect(reduction.words).toBeLessThan(reduction.state as number);
  });
});

describe('ALTER TABLE … APPEND', () => {
  it('moves the rows', async () => {
    await client.query(
      'create table target (a int, b varchar(9)); create table source (b varchar(9), a int)',
    );
    await client.query(`insert into source select 'one', 1 union all select 'two', 2`);
    await client.query('alter table target append from source');
    expect(await rows('select * from target order by a')).toEqual([
      { a: 1, b: 'one' },
      { a: 2, b: 'two' },
    ]);
    expect(await rows('select * from source')).toEqual([]);
  });

  it('asks about columns that only one of the tables has', async () => {
    await client.query(
      'create table narrow (a int); create table broad (a int, extra int default 7)',
    );
    await client.query('insert into broad values (1, 2)');
    await expect(client.query('alter table narrow append from broad')).rejects.toThrow('extra');
    await client.query('alter table narrow append from broad ignoreextra');
    await expect(client.query('alter table broad append from narrow')).rejects.toThrow('extra');
    await client.query('alter table broad append from narrow filltarget');
    expect(await rows('select * from broad')).toEqual([{ a: 1, extra: 7 }]);
  });

  it('does not run in a transaction', async () => {
    await client.query('begin');
    await expect(client.query('alter table target append from source')).rejects.toMatchObject({
      code: '25001',
      message: 'ALTER TABLE APPEND cannot run inside a transaction block',
    });
    await client.query('rollback');
  });
});

describe("Redshift's settings", () => {
  it('are set, shown and reset, and go with their transaction', async () => {
    await client.query("set query_group to 'reports'");
    expect(await rows('show query_group')).toEqual([{ query_group: 'reports' }]);
    await client.query('begin');
    await client.query("set query_group to 'other'");
    await client.query('rollback');
    expect(await rows('show query_group')).toEqual([{ query_group: 'reports' }]);
    await client.query('reset query_group');
    expect(await rows('show query_group')).toEqual([{ query_group: 'default' }]);
    expect(await rows('show enable_result_cache_for_session')).toEqual([
      { enable_result_cache_for_session: 'on' },
    ]);
  });
});

describe('CREATE EXTERNAL SCHEMA', () => {
  it('is kept in the catalogue', async () => {
    const text = `create external schema if not exists spectrum from data catalog database 'lake' iam_role default`;
    expect(await client.query(text)).toMatchObject({ command: 'CREATE' });
    await client.query(text);
    expect(await rows('select schemaname, eskind, databasename from svv_external_schemas')).toEqual(
      [{ schemaname: 'spectrum', eskind: 1, databasename: 'lake' }],
    );
    expect(
      await rows(`select schema_type from svv_all_schemas where schema_name = 'spectrum'`),
    ).toEqual([{ schema_type: 'external' }]);
    await client.query('drop schema spectrum');
    expect(await rows('select * from svv_external_schemas')).toEqual([]);
  });

  it('takes the right to create schemas', async () => {
    await expect(
      query(
        sandbox,
        `create external schema theirs from data catalog database 'lake' iam_role default`,
      ),
    ).rejects.toMatchObject({ code: '42501', where: undefined });
  });
});

describe('SHOW', () => {
  it('lists what the catalogue holds', async () => {
    expect(
      (await rows(`show tables from schema public like 'ven%'`)).map((row) => row.table_name),
    ).toEqual(['venue']);
    expect(
      (await rows('show columns from table dev.public.category limit 2')).map(
        (row) => row.column_name,
      ),
    ).toEqual(['catid', 'catgroup']);
  });

  it('writes the DDL of a table as Redshift has it', async () => {
    await client.query(
      'create table shown (a int not null distkey, b varchar(9) encode lzo) sortkey (a, b)',
    );
    const [row] = await rows('show table shown');
    const ddl = String(row['Show Table DDL statement']);
    expect(ddl).toContain('DISTSTYLE KEY\nDISTKEY ( a )\nSORTKEY ( a, b );');
    // It makes the same table again.
    await client.query(ddl.replace('public.shown', 'public.again'));
    expect((await rows('show table again'))[0]['Show Table DDL statement']).toBe(
      ddl.replace('shown', 'again'),
    );
  });
});

describe('the history of statements', () => {
  it('is told by its views, to those who may see it', async () => {
    await client.query('select count(*) as counted_by_the_master from sales');
    await expect(client.query('select nonsense_of_the_master')).rejects.toThrow();
    const [last] = await rows('select pg_last_query_id() as id');
    const seen = `select query_id, trim(status) as status, trim(query_type) as type from sys_query_history
      where query_text like 'select%of_the_master%' or query_text like 'select%by_the_master%' order by query_id`;
    expect(await rows(seen)).toEqual([
      { query_id: String(last.id), status: 'success', type: 'SELECT' },
      { query_id: expect.any(String), status: 'failed', type: 'UNKNOWN' },
    ]);
    expect(await query(sandbox, seen)).toEqual([]);
    expect(
      await rows(`select aborted, trim(querytxt) as text from stl_query where query = ${last.id}`),
    ).toEqual([{ aborted: 0, text: 'select count(*) as counted_by_the_master from sales' }]);
  });

  it('shows sessions as their users', async () => {
    const [own] = await rows(
      'select trim(user_name) as name, trim(db_name) as db from stv_sessions where process = pg_backend_pid()',
    );
    expect(own).toEqual({ name: 'awsuser', db: 'dev' });
  });
});
