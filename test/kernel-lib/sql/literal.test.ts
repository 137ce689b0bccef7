import fc from 'fast-check';
import { type Connection, connect, sql } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { literal } from '../../../kernel-lib/src/sql/literal.js';
import type { SqlValue } from '../../../kernel-lib/src/sql/value.js';
import { analyst, sandboxed } from '../redshift/support/sandboxed.js';

describe('a literal, in a real database', () => {
  sandboxed();
  let rs: Connection;
  beforeAll(async () => {
    rs = await connect(analyst);
  });
  afterAll(() => rs?.close());

  const value: fc.Arbitrary<SqlValue> = fc.oneof(
    fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
    fc.string({ unit: fc.constantFrom("'", '\\', '"', '$', ';', '-', '\n', 'é', '😀') }),
    fc.double(),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.boolean(),
    fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
    fc.constant(null),
  );

  test('reads back as the value itself, and as the same when it is bound', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 40 }), async (values) => {
        const cast = (each: SqlValue) => sql.raw(each instanceof Date ? '::timestamptz' : '');
        const list = (piece: (each: SqlValue, index: number) => ReturnType<typeof sql>) =>
          sql.list(
            values.map(
              (each, index) => sql`${piece(each, index)}${cast(each)} as ${sql.id(`c${index}`)}`,
            ),
          );
        const written = await rs.query(sql`select ${list((each) => sql.raw(literal(each)))}`);
        const bound = await rs.query(sql`select ${list((each) => sql`${each}`)}`);
        const plain = values.map((each) =>
          typeof each === 'bigint' &&
          BigInt(Number(each)) === each &&
          Number.isSafeInteger(Number(each))
            ? Number(each)
            : each,
        );
        expect(Object.values(written.rows()[0] ?? {})).toEqual(plain);
        expect(Object.values(bound.rows()[0] ?? {})).toEqual(plain);
        expect(written.schema.map(({ type }) => type)).toEqual(
          bound.schema.map(({ type }) => type),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('a quoted name reads back as the name', async () => {
    const name = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((text) => !text.includes('\0') && Buffer.byteLength(text) < 64);
    await fc.assert(
      fc.asyncProperty(name, async (text) => {
        expect((await rs.sql`select 1 as ${sql.id(text)}`).columns).toEqual([text]);
      }),
      { numRuns: 60 },
    );
  });
});
