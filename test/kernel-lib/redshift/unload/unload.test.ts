import { type Connection, connect, sql } from 'shiftbook';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bucketed } from '../support/bucketed.js';
import { analyst, failureOf, sandboxed } from '../support/sandboxed.js';

const sandbox = sandboxed();
const { keys, text } = bucketed(sandbox, 'mybucket');
let rs: Connection;
beforeAll(async () => {
  rs = await connect(analyst);
});
afterAll(() => rs?.close());

const textOf = (url: string): Promise<string> => text(url.replace('s3://mybucket/', ''));

it('tells files and rows as the manifest does', async () => {
  const { rows, files, manifest } = await rs.unload(
    sql`select catid, catname from category where catid <= ${5} limit ${4}`,
    's3://mybucket/categories/',
    { format: 'csv', header: true },
  );
  expect([rows, manifest]).toEqual([4, 's3://mybucket/categories/manifest']);
  expect(files.map(({ url }) => url)).toEqual(
    (await keys('categories/'))
      .filter((key) => !key.endsWith('manifest'))
      .map((key) => `s3://mybucket/${key}`),
  );
  expect(files.map(({ rows: each }) => each).reduce((sum, each) => sum + each)).toBe(4);
  const texts = await Promise.all(files.map(({ url }) => textOf(url)));
  expect(texts.every((text, index) => text.length === files[index]?.bytes)).toBe(true);
  expect(texts[0]).toMatch(/^catid,catname\n/);
});

it('makes folders of partitions', async () => {
  const query = sql`select catgroup, catid from category`;
  const { files, manifest } = await rs.unload(query, 's3://mybucket/groups', {
    format: 'parquet',
    partitionBy: ['catgroup'],
    parallel: false,
  });
  expect(manifest).toBe('s3://mybucket/groups/manifest');
  expect(files[0]?.url).toMatch(/^s3:\/\/mybucket\/groups\/catgroup=Concerts\/000\.parquet$/);
});

it('holds whatever is in query, values, address and options', async () => {
  const nasty = `'; drop table event; -- "\\ <script>alert(1)</script>`;
  const { rows, files } = await rs.unload(
    sql`select ${nasty}::varchar as v, 'it''s' as "a;'b"`,
    `s3://mybucket/it's; drop table event; --/`,
    { null: `'; drop`, escape: false, delimiter: ';', parallel: false },
  );
  expect(rows).toBe(1);
  expect(await textOf(files[0]?.url ?? '')).toBe(`${nasty};it's\n`);
});

it('is part of the transaction that is open, and does without a manifest', async () => {
  await rs.transaction(async (tx) => {
    await tx.sql`create temp table fresh as select 1 as a`;
    const told = await tx.unload(sql`select * from fresh`, 's3://mybucket/fresh', {
      manifest: false,
    });
    expect(told).toEqual({ rows: undefined, files: [], manifest: undefined });
  });
  expect((await keys('fresh')).length).toBe(1);
});

it('says why the server refuses', async () => {
  const role = `arn:aws:iam::${sandbox().accountId}:role/shiftbook-sagemaker`;
  const venues = sql`select * from venue`;
  expect(await failureOf(rs.unload(venues, 's3://mybucket/v', { role }))).toMatchObject({
    code: 'unload-refused',
    message: expect.stringContaining(`Redshift cannot write to s3://mybucket/v as ${role}: `),
    hint: expect.stringContaining('must name redshift.amazonaws.com'),
  });
  const wide = { format: 'parquet', fixedwidth: 'a:1' } as const;
  expect(await failureOf(rs.unload(venues, 's3://mybucket/v', wide))).toMatchObject({
    code: 'unload-not-possible',
    message: expect.stringMatching(/^Redshift does not unload this: FIXEDWIDTH/),
  });
  await rs.unload(venues, 's3://mybucket/twice');
  expect(await failureOf(rs.unload(venues, 's3://mybucket/twice'))).toMatchObject({
    code: 'sql-error',
    message: expect.stringContaining('Specified unload destination on S3 is not empty'),
  });
});
