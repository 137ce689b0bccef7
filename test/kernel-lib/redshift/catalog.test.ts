import { type Connection, connect } from 'shiftbook';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyst, sandboxed } from './support/sandboxed.js';

sandboxed();
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
