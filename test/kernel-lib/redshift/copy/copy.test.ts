import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, connect, LoadFailed } from 'shiftbook';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { bucketed } from '../support/bucketed';
import { analyst, failureOf, sandboxed } from '../support/sandboxed';

const sandbox = sandboxed();
const { put } = bucketed(sandbox, 'mybucket');
let rs: Connection;
beforeAll(async () => {
  await put('good.txt', '1|one\n2|two\n');
  await put('bad.txt', '1|one\ntwo|two\n3|three\n4|much too long\n');
  rs = await connect(analyst);
  await rs.sql`create table words (id int, word varchar(5))`;
});
afterAll(() => rs?.close());
beforeEach(() => rs.sql`delete from words`);

const count = async () =>
  (await rs.sql<{ n: number }>`select count(*) as n from words`).rows()[0]?.n;

it('tells how many rows were loaded', async () => {
  const { rows, errors } = await rs.copy('words', 's3://mybucket/good.txt');
  expect([rows, errors.numRows, await count()]).toEqual([2, 0, 2]);
});

it('shows the rows that could not be loaded', async () => {
  const error = (await failureOf(
    rs.copy('words', 's3://mybucket/bad.txt', { maxerror: 2 }),
  )) as LoadFailed;
  expect(error).toBeInstanceOf(LoadFailed);
  expect(error.code).toBe('load-failed');
  expect(error.message).toBe(
    [
      'Nothing was loaded into words:',
      `  s3://mybucket/bad.txt line 2, column id (int4): "two": Invalid digit, Value 't', Pos 0, Type: Integer`,
      '  s3://mybucket/bad.txt line 4, column word (varchar): "much too long": String length exceeds DDL length',
    ].join('\n'),
  );
  expect(error.errors.rows()[0]).toEqual({
    file: 's3://mybucket/bad.txt',
    line: 2,
    column: 'id',
    type: 'int4',
    value: 'two',
    reason: "Invalid digit, Value 't', Pos 0, Type: Integer",
    code: 1207,
  });
  expect(await count()).toBe(0);
});

it('leaves rows out where that is allowed, and tells which', async () => {
  const { rows, errors } = await rs.copy('words', 's3://mybucket/bad.txt', { maxerror: 3 });
  expect([rows, await count()]).toEqual([2, 2]);
  expect(errors.rows().map(({ line, column }) => [line, column])).toEqual([
    [2, 'id'],
    [4, 'word'],
  ]);
});

it('is part of the transaction that is open', async () => {
  const bad = rs.transaction(async (tx) => {
    const { rows } = await tx.copy('words', 's3://mybucket/good.txt');
    expect(rows).toBe(2);
    await tx.copy('words', 's3://mybucket/bad.txt');
  });
  expect(await failureOf(bad)).toBeInstanceOf(LoadFailed);
  expect(await count()).toBe(0);
  await rs.sql`begin`;
  await rs.copy('words', 's3://mybucket/good.txt');
  await rs.sql`rollback`;
  expect(await count()).toBe(0);
});

it('passes on what else the server refuses', async () => {
  expect(await failureOf(rs.copy('words', 's3://mybucket/none'))).toMatchObject({
    code: 'sql-error',
    message: expect.stringContaining("The specified S3 prefix 'none' does not exist"),
  });
  expect(await failureOf(rs.copy('event', 's3://mybucket/good.txt'))).toMatchObject({
    sqlState: '42501',
  });
});

it('does the same where AWS runs the statements', async () => {
  await using afar = await connect({ via: 'data-api', ...analyst });
  const { rows, errors } = await afar.copy('words', 's3://mybucket/good.txt');
  expect([rows, errors.numRows, await count()]).toEqual([2, 0, 2]);
  const failing = (rs: Connection) => failureOf(rs.copy('words', 's3://mybucket/bad.txt'));
  const [here, there] = [await failing(rs), await failing(afar)];
  expect(there).toBeInstanceOf(LoadFailed);
  expect((there as LoadFailed).message).toBe((here as LoadFailed).message);
  expect(await count()).toBe(2);
});

it('loads JSON and what a Result writes as Parquet, and tells which column does not fit', async () => {
  const file = join(sandbox().directory, 'words.parquet');
  const written =
    await rs.sql`select 7::int as id, 'sept'::varchar(5) as word, 1.50::numeric(8,2) as price`;
  await written.toParquet(file);
  await put('words.parquet', readFileSync(file));
  await put('words.json', '{"word": "trois", "id": 3}');
  await rs.sql`create table priced (id int, word varchar(5), price numeric(8,2))`;
  await rs.copy('priced', 's3://mybucket/words.parquet', { format: 'parquet' });
  await rs.copy('priced', 's3://mybucket/words.json', { format: 'json' });
  expect((await rs.sql`select * from priced order by id`).rows()).toEqual([
    { id: 3, word: 'trois', price: null },
    { id: 7, word: 'sept', price: 1.5 },
  ]);
  await rs.sql`create table dear (id int, word varchar(5), price numeric(9,2))`;
  const misfit = await failureOf(
    rs.copy('dear', 's3://mybucket/words.parquet', { format: 'parquet' }),
  );
  expect((misfit as Error).message).toContain(
    "has an incompatible Parquet schema for column 's3://mybucket/words.parquet.price'. Column type: DECIMAL(9, 2), Parquet schema:\noptional",
  );
});
