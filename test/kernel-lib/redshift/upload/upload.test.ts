import { DataFrame } from 'danfojs-node';
import fc from 'fast-check';
import polars from 'nodejs-polars';
import { type Connection, connect, sql, type UploadOptions } from 'shiftbook';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bucketed } from '../support/bucketed';
import { analyst, failureOf, sandboxed } from '../support/sandboxed';

const sandbox = sandboxed();
const bucket = bucketed(sandbox, 'mybucket');
let rs: Connection;
beforeAll(async () => {
  rs = await connect({ ...analyst, staging: 's3://mybucket/staging' });
});
afterAll(() => rs?.close());

beforeEach(
  () => rs.sql`
    create table shop (id smallint not null, name varchar(5), price numeric(5,2) default 1, day date);
    insert into shop values (1, 'one', 1.5, null)`,
);
afterEach(async () => {
  await rs.sql`drop table if exists shop, made`;
  expect(await bucket.keys()).toEqual([]);
});

const shop = async () => (await rs.sql`select id, name, price, day from shop order by id`).rows();
const one = { id: 1, name: 'one', price: 1.5, day: null };
const isMade = async () => (await rs.catalog.tables('public')).some(({ name }) => name === 'made');

describe('an upload into a table that is there', () => {
  it('goes by the names of the columns, whatever their order, and fills defaults', async () => {
    const frame = [{ DAY: '2008-01-31', name: null, Id: 2 }];
    expect(await rs.upload(frame, 'Shop', { mode: 'append' })).toMatchObject({
      rows: 1,
      created: false,
      files: 1,
      columns: [
        { name: 'id', type: 'smallint' },
        { name: 'name', type: 'varchar(5)' },
        { name: 'day', type: 'date' },
      ],
    });
    expect(await shop()).toEqual([one, { id: 2, name: null, price: 1, day: '2008-01-31' }]);
  });

  it('replaces its rows and keeps it', async () => {
    await rs.sql`grant select on shop to public`;
    await rs.upload([{ id: 3, name: 'drei', price: 3 }], 'shop', { mode: 'replace' });
    expect(await shop()).toEqual([{ id: 3, name: 'drei', price: 3, day: null }]);
    expect(
      (await rs.upload([{ id: 3 }].slice(1), 'made', { mode: 'append' }).catch((e) => e)).code,
    ).toBe('upload-no-table');
  });

  it.each<[object[], UploadOptions, string, RegExp]>([
    [[{ id: 2, nmae: 'x' }], {}, 'upload-columns', /has no column "nmae"; it has "id", "name"/],
    [[{ name: 'x' }], {}, 'upload-columns', /has no column "id", which "shop" wants filled/],
    [[{ id: 2 }, { id: null }], {}, 'upload-type', /"id" is NULL in row 2, and NOT NULL/],
    [[{ id: 2 }, { id: 40_000 }], {}, 'upload-value', /"id", row 2: 40000 .* out of range/],
    [[{ id: 2.5 }], {}, 'upload-value', /"id", row 1: 2.5 .* no whole number/],
    [
      [{ id: 2, name: 'fünfe' }],
      {},
      'upload-value',
      /row 1: "fünfe" .*varchar\(5\): it has 6 bytes/,
    ],
    [[{ id: 2, price: 1.005 }], {}, 'upload-value', /row 1: 1.005 .* more than 2 decimals/],
    [[{ id: 2, price: 1000 }], {}, 'upload-value', /row 1: 1000 .* out of range/],
    [[{ id: 2, day: '2008-02-30' }], {}, 'upload-value', /"2008-02-30" .* not a moment/],
    [[{ id: 2, day: true }], {}, 'upload-type', /"day" is Bool here and date in the table/],
    [[{ id: 2, name: 'a\0' }], {}, 'upload-value', /NUL/],
    [
      [
        { id: 2, name: 1 },
        { id: 3, name: 'x' },
      ],
      {},
      'upload-type',
      /mixed: number in row 1, text in row 2/,
    ],
    [
      [{ id: 2 }, { id: 2 }],
      { mode: 'upsert', key: 'id' },
      'upload-key',
      /Rows 1 and 2 have one key, id = "2"/,
    ],
    [
      [
        { id: 2, name: 'a' },
        { id: 3, name: 'a ' },
      ],
      { mode: 'upsert', key: 'name' },
      'upload-key',
      /name = "a"/,
    ],
    [
      [{ id: 2, name: null }],
      { mode: 'upsert', key: ['id', 'name'] },
      'upload-key',
      /"name" is NULL in row 1/,
    ],
    [[{ id: 2 }], { mode: 'upsert' }, 'upload-option', /needs a key/],
    [[{ id: 2 }], { mode: 'upsert', key: 'day' }, 'upload-option', /no column "day"/],
    [[{ id: 2 }], { mode: 'create' }, 'upload-table-exists', /"shop" exists already/],
    [[{ id: 2 }], { schema: { id: 'bigint' } }, 'upload-option', /append has no schema/],
    [[{ id: 2 }], { fileRows: 0 }, 'upload-option', /cannot have 0 rows/],
    [[{ id: 2 }], { staging: 'mybucket' }, 's3-address', /mybucket/],
  ])('refuses %j %j', async (frame, options, code, message) => {
    const error = await failureOf(rs.upload(frame as [], 'shop', { mode: 'append', ...options }));
    expect(error).toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
    expect(await shop()).toEqual([one]);
  });

  it('takes the places of rows with the same key, as a Map does', async () => {
    const rows = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 6 }),
        name: fc.constantFrom('a', 'b', null),
        price: fc.constantFrom(1, 2.25, null),
      }),
      { selector: ({ id }) => id, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 3 }), async (frames) => {
        await rs.sql`delete from shop`;
        const expected = new Map<number, object>();
        for (const frame of frames) {
          await rs.upload(frame, 'shop', { mode: 'upsert', key: 'id' }).catch((error) => {
            if (frame.length > 0) throw error;
          });
          for (const row of frame) expected.set(row.id, { ...row, day: null });
        }
        const ids = [...expected.keys()].toSorted();
        expect(await shop()).toEqual(ids.map((id) => expected.get(id)));
      }),
      { numRuns: 6 },
    );
  });

  it('upserts by several columns of types that COPY does not load, and by the key alone', async () => {
    await rs.sql`create table made (at timestamptz, t time, note super)`;
    const at = new Date('2008-01-31T12:00:00Z');
    const options = { mode: 'upsert', key: ['at', 't'] } as const;
    const frame = (note: object) => new DataFrame([[at, note]], { columns: ['at', 'note'] });
    expect(((await failureOf(rs.upload(frame({}), 'made', options))) as Error).message).toMatch(
      /no column "t"/,
    );
    await rs.upload([{ at, note: { n: 1 } }], 'made', { mode: 'upsert', key: 'at' });
    await rs.upload([{ at, note: { n: [2] } }], 'made', { mode: 'upsert', key: 'at' });
    await rs.upload([{ at }], 'made', { mode: 'upsert', key: 'at' });
    expect((await rs.sql`select at, note from made`).rows()).toEqual([{ at, note: { n: [2] } }]);
  });
});

describe('what goes wrong leaves nothing behind', () => {
  it('when the cluster may not read the files', async () => {
    const role = `arn:aws:iam::${sandbox().accountId}:role/nobody`;
    for (const [table, mode] of [
      ['made', 'create'],
      ['shop', 'replace'],
    ] as const) {
      await failureOf(
        rs.upload([{ id: 1, name: 'x', price: 2, day: null }], table, { mode, role }),
      );
    }
    expect([await isMade(), await shop()]).toEqual([false, [one]]);
  });

  it('when it is cancelled on the way', async () => {
    const abort = new AbortController();
    const done: number[] = [];
    const upload = rs.upload(
      Array.from({ length: 9 }, (_, id) => ({ id })),
      'made',
      {
        fileRows: 1,
        signal: abort.signal,
        onProgress: ({ rows, total }) => {
          done.push(rows);
          if (rows === 2) abort.abort();
          expect(total).toBe(9);
        },
      },
    );
    expect(await failureOf(upload)).toMatchObject({ code: 'cancelled' });
    expect(done.slice(0, 2)).toEqual([1, 2]);
    expect(await isMade()).toBe(false);
    expect(await failureOf(rs.upload([{ id: 1 }], 'made', { timeout: 1 }))).toMatchObject({
      code: 'query-timeout',
    });
  });

  it('when the transaction that it is part of is rolled back', async () => {
    const failed = rs.transaction(async (tx) => {
      await tx.upload([{ id: 1 }], 'made');
      await tx.upload([{ id: 2 }], 'shop', { mode: 'append' });
      expect(((await failureOf(tx.upload([{ id: 2 }], 'made'))) as Error).message).toMatch(
        /exists/,
      );
      const { numRows } = await tx.sql`select * from made, shop`;
      throw new Error(`${numRows} rows`);
    });
    expect(await failureOf(failed)).toMatchObject({ message: '2 rows' });
    await rs.sql`begin`;
    await rs.upload([{ id: 9 }], 'shop', { mode: 'replace' });
    await rs.upload([{ id: 9 }], 'made');
    expect([await isMade(), (await shop())[0]?.id]).toEqual([true, 9]);
    await rs.sql`rollback`;
    expect([await isMade(), await shop()]).toEqual([false, [one]]);
  });
});

it('uploads into temporary tables, and leaves no session changed that was not', async () => {
  await rs.upload([{ id: 2 }], 'shop', { mode: 'upsert', key: 'id' });
  {
    await using stream = await rs.stream(sql`select * from shop`);
    expect((await rs.sql`select 1`).numRows).toBe(1); // in another session
    expect(stream.columns).toHaveLength(4);
  }
  await using own = rs.apart();
  await own.sql`create temp table passing (n int identity(7, 1), id int, t time)`;
  await own.upload([{ id: 1, t: '12:30' }], 'passing', { mode: 'append' });
  expect((await own.sql`select * from passing`).rows()).toEqual([{ n: 7, id: 1, t: '12:30:00' }]);
});

it('uploads at the same time', async () => {
  const ids = [2, 3, 4, 5];
  await Promise.all(ids.map((id) => rs.upload([{ id }], 'shop', { mode: 'append' })));
  expect((await shop()).map(({ id }) => id)).toEqual([1, ...ids]);
});

it('takes names, keys and addresses as they are', async () => {
  const name = `made"; drop table shop; --<script>'\\$1`;
  const quoted = `"${name.replaceAll('"', '""')}"`;
  const staging = `s3://mybucket/it's "here"; drop\\`;
  const key = `k"'; delete from shop`;
  const options = { distkey: key, sortkey: [key, 'n'], staging };
  await rs.upload([{ [key]: 1, n: "'; --" }], quoted, options);
  await rs.upload(
    [
      { [key]: 1, n: '"' },
      { [key]: 2, n: "\\'" },
    ],
    quoted,
    { mode: 'upsert', key, staging },
  );
  const back = await rs.query(sql`select * from ${sql.id(name)} order by 1`);
  expect(back.rows()).toEqual([
    { [key]: 1, n: '"' },
    { [key]: 2, n: "\\'" },
  ]);
  const evil = { schema: { id: 'int); drop table shop; --' } };
  expect(await failureOf(rs.upload([{ id: 1 }], 'made', evil))).toMatchObject({
    code: 'upload-option',
  });
  expect(await shop()).toEqual([one]);
});

it('takes danfojs and polars frames, and frames without rows', async () => {
  const danfo = new DataFrame(
    [
      [2, 'two', 2.5],
      [3, undefined, Number.NaN],
    ],
    { columns: ['id', 'name', 'price'] },
  );
  await rs.upload(danfo, 'shop', { mode: 'append' });
  await rs.upload(polars.DataFrame({ id: [4], name: ['vier'] }), 'shop', { mode: 'append' });
  expect(await shop()).toEqual([
    one,
    { id: 2, name: 'two', price: 2.5, day: null },
    { id: 3, name: null, price: null, day: null },
    { id: 4, name: 'vier', price: 1, day: null },
  ]);
  const none = await rs.sql`select * from shop where false`;
  expect(await rs.upload(none, 'made')).toMatchObject({ rows: 0, created: true, files: 0 });
  expect((await rs.sql`select * from made`).schema.map(({ type }) => type)).toEqual([
    'smallint',
    'varchar(5)',
    'numeric(5,2)',
    'date',
  ]);
  await rs.upload(none, 'shop', { mode: 'replace' });
  expect(await shop()).toEqual([]);
});
