import { type Connection, connect } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyst, askServer, failureOf, sandboxed } from './support/sandboxed.js';

const sandbox = sandboxed();
let rs: Connection;
beforeAll(async () => {
  rs = await connect(analyst);
});
afterAll(() => rs?.close());

test('schemas, those of the system left out', async () => {
  expect(await rs.catalog.schemas()).toEqual([{ name: 'public' }]);
});

test('tables with their kind', async () => {
  expect(await rs.catalog.tables('public')).toContainEqual({ name: 'sales', kind: 'table' });
  expect(await rs.catalog.tables("it's none")).toEqual([]);
});

test('columns in their order, with the types that a result has too', async () => {
  const columns = await rs.catalog.columns('public', 'sales');
  const result = await rs.sql`select * from sales limit 0`;
  expect(columns).toEqual(result.schema.map(({ name, type }) => ({ name, type })));
  const users = await rs.catalog.columns('public', 'users');
  const all = await rs.sql`select * from users limit 0`;
  expect(users).toEqual(all.schema.map(({ name, type }) => ({ name, type })));
});

test('databases', async () => {
  expect(await rs.catalog.databases()).toContainEqual({ name: 'dev', kind: 'local' });
});

test('keys of a table, and of one without rows', async () => {
  await using owner = await connect({ ...analyst, user: 'awsuser' });
  await owner.sql`create schema kept`;
  await owner.sql`create table kept.event(eventid integer not null distkey, venueid smallint not null, catid smallint not null, dateid smallint not null sortkey, eventname varchar(200), starttime timestamp)`;
  const { tables, missing } = await owner.catalog.overview('kept');
  expect(missing).toEqual([]);
  expect(tables).toMatchObject([
    { name: 'event', distribution: 'KEY(eventid)', sortKeys: ['dateid'] },
  ]);
  const { columns } = await owner.catalog.describe('kept', 'event');
  expect(columns[0]).toMatchObject({
    name: 'eventid',
    type: 'integer',
    nullable: false,
    distKey: true,
    sortKey: 0,
  });
  expect(columns[3]).toMatchObject({ name: 'dateid', distKey: false, sortKey: 1 });
  await owner.sql`drop schema kept cascade`;
});

describe('an overview', () => {
  const sales = { schema: 'public', name: 'sales', kind: 'table', rows: 172_456 };

  test('has sizes and keys of every table of a schema', async () => {
    const overview = await rs.catalog.overview('public');
    expect(overview.tables.map(({ name }) => name)).toEqual(
      (await rs.catalog.tables('public')).map(({ name }) => name),
    );
    const found = overview.tables.find(({ name }) => name === 'sales');
    expect(found).toMatchObject(sales);
    expect(found?.megabytes).toBeGreaterThan(1);
    const { tables } = await rs.catalog.overview();
    expect(tables.map(({ name }) => name)).toContain('sales');
    expect(tables.map(({ schema }) => schema)).not.toContain('pg_catalog');
  });

  test('leaves out what may not be read, and says so', async () => {
    await askServer(sandbox(), 'revoke select on pg_catalog.svv_table_info from public');
    try {
      const { tables, missing } = await rs.catalog.overview('public');
      expect(missing).toContainEqual({
        view: 'svv_table_info',
        reason: expect.stringContaining('permission denied'),
      });
      expect(tables.find(({ name }) => name === 'sales')).toMatchObject({
        ...sales,
        rows: undefined,
        megabytes: undefined,
      });
    } finally {
      await askServer(sandbox(), 'grant select on pg_catalog.svv_table_info to public');
    }
  });

  test('ends no transaction', async () => {
    await rs.sql`begin`;
    const { tables, missing } = await rs.catalog.overview('public');
    expect(tables).toContainEqual(expect.objectContaining({ name: 'sales' }));
    expect(missing.map(({ view }) => view)).toContain('svv_table_info');
    expect(rs.inTransaction).toBe(true);
    expect((await rs.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
    await rs.sql`rollback`;
  });
});

describe('a description of a table', () => {
  test('has its columns in their order', async () => {
    const { table, columns } = await rs.catalog.describe('public', 'sales');
    expect(table).toMatchObject({ name: 'sales', rows: 172_456 });
    expect(columns.map(({ name, type }) => ({ name, type }))).toEqual(
      await rs.catalog.columns('public', 'sales'),
    );
  });

  test('of a table that does not exist names similar ones', async () => {
    expect(await failureOf(rs.catalog.describe('public', 'sale'))).toMatchObject({
      code: 'catalog-table-unknown',
      hint: 'Did you mean sales?',
    });
  });
});
