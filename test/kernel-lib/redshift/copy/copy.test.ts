import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type Connection, connect, LoadFailed } from 'shiftbook';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { awsConfiguration } from '../../../sandbox/running';
import { analyst, failureOf, sandboxed } from '../support/sandboxed';

const sandbox = sandboxed();
let rs: Connection;
beforeAll(async () => {
  const s3 = new S3Client({ ...awsConfiguration(sandbox()), forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'mybucket' }));
  const put = (Key: string, Body: string) =>
    s3.send(new PutObjectCommand({ Bucket: 'mybucket', Key, Body }));
  await put('good.txt', '1|one\n2|two\n');
  await put('bad.txt', '1|one\ntwo|two\n3|three\n4|much too long\n');
  s3.destroy();
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
