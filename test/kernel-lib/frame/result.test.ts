import {
  Bool,
  DateDay,
  Decimal,
  Dictionary,
  Field,
  Float32,
  Int32,
  Int64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampMillisecond,
  tableFromArrays,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import fc from 'fast-check';
import { Result } from 'shiftbook';
import { describe, expect, test } from 'vitest';
import { civilFromDays, daysFromCivil } from '../../../kernel-lib/src/frame/cells/calendar.js';
import { uniqueNames } from '../../../kernel-lib/src/frame/unique-names.js';

/** A table of one row of numbers, whose columns may have the same name. */
function named(names: readonly string[]): Table {
  const fields = names.map((name) => new Field(name, new Int32(), true));
  const children = names.map((_, index) =>
    makeData({ type: new Int32(), length: 1, nullCount: 0, data: Int32Array.of(index) }),
  );
  const schema = new Schema(fields);
  const type = new Struct(fields);
  return new Table(schema, [
    new RecordBatch(schema, makeData({ type, length: 1, nullCount: 0, children })),
  ]);
}

describe('Result.fromArrow', () => {
  const table = new Table({
    i: vectorFromArray([1, null, 3], new Int32()),
    l: vectorFromArray([1n, 2n ** 60n, null], new Int64()),
    f: vectorFromArray([1.1, null, Number.NaN], new Float32()),
    b: vectorFromArray([true, false, null], new Bool()),
    t: vectorFromArray(['a', null, 'ü😀'], new Utf8()),
    k: vectorFromArray(['x', 'y', 'x'], new Dictionary(new Utf8(), new Int32())),
    d: vectorFromArray([new Date('2008-01-31'), null, new Date('1969-12-31')], new DateDay()),
    s: vectorFromArray([new Date(1.2e12), null, new Date(-1)], new TimestampMillisecond('UTC')),
  });

  test('gives rows of plain values', () => {
    expect(Result.fromArrow(table).rows()).toEqual([
      { i: 1, l: 1, f: 1.1, b: true, t: 'a', k: 'x', d: '2008-01-31', s: new Date(1.2e12) },
      { i: null, l: 2n ** 60n, f: null, b: false, t: null, k: 'y', d: null, s: null },
      { i: 3, l: null, f: Number.NaN, b: null, t: 'ü😀', k: 'x', d: '1969-12-31', s: new Date(-1) },
    ]);
  });

  test('names the nearest Redshift types', () => {
    const result = Result.fromArrow(table);
    expect(result.columns).toEqual(['i', 'l', 'f', 'b', 't', 'k', 'd', 's']);
    expect(result.schema.map(({ type }) => type)).toEqual([
      'integer',
      'bigint',
      'real',
      'boolean',
      'varchar',
      'varchar',
      'date',
      'timestamptz',
    ]);
    expect(result.provenance).toBeUndefined();
    expect(result.arrow()).toBe(table);
  });

  test('reads what was cut out of a longer table, and what came through IPC', () => {
    const whole = Result.fromArrow(table).rows();
    expect(Result.fromArrow(table.slice(1, 3)).rows()).toEqual(whole.slice(1, 3));
    expect(Result.fromArrow(tableFromIPC(tableToIPC(table))).rows()).toEqual(whole);
  });

  test('iterates without making all rows first', () => {
    const [first] = Result.fromArrow<{ i: number }>(table);
    expect(first?.i).toBe(1);
  });

  test('keeps decimals exact', () => {
    const words = (value: bigint) =>
      [0n, 32n, 64n, 96n].map((by) => Number(BigInt.asUintN(32, value >> by)));
    const units = [1250n, -5n, 12345678901234567890n, -(10n ** 30n) + 1n];
    const data = makeData({
      type: new Decimal(2, 38, 128),
      length: 4,
      nullCount: 0,
      data: Uint32Array.from(units.flatMap(words)),
    });
    const schema = new Schema([new Field('n', data.type, true)]);
    const batch = new RecordBatch(
      schema,
      makeData({ type: new Struct(schema.fields), length: 4, nullCount: 0, children: [data] }),
    );
    const result = Result.fromArrow(new Table(schema, [batch]));
    expect(result.rows().map(({ n }) => n)).toEqual([
      12.5,
      -0.05,
      '123456789012345678.90',
      '-9999999999999999999999999999.99',
    ]);
    expect(result.schema[0]?.type).toBe('numeric(38,2)');
  });
});

describe('names of columns', () => {
  test('that are the same are told apart', () => {
    expect(Result.fromArrow(named(['id', 'id', 'id'])).rows()).toEqual([
      { id: 0, id_2: 1, id_3: 2 },
    ]);
  });

  test('are always unique, and the first of each stays', () => {
    const name = fc.constantFrom('a', 'b', 'a_2', 'a_3', '');
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (names) => {
        const unique = uniqueNames(names);
        expect(new Set(unique).size).toBe(names.length);
        for (const each of new Set(names)) {
          expect(unique[names.indexOf(each)]).toBe(each);
        }
      }),
    );
  });
});

test('days and dates are two forms of one thing', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2_500_000, max: 2_900_000 }), (days) => {
      const { year, month, day } = civilFromDays(days);
      expect(daysFromCivil(year, month, day)).toBe(days);
      const date = new Date(days * 86_400_000);
      expect([year, month, day]).toEqual([
        date.getUTCFullYear(),
        date.getUTCMonth() + 1,
        date.getUTCDate(),
      ]);
    }),
  );
});

describe('Result.df', () => {
  const frame = (columns: Parameters<typeof tableFromArrays>[0]) =>
    Result.fromArrow(tableFromArrays(columns)).df();

  test('has the right dtypes, and NULL as danfojs has it', () => {
    const df = Result.fromArrow(
      new Table({
        whole: vectorFromArray([1, 2, 3], new Int32()),
        gaps: vectorFromArray([1, null, 3], new Int32()),
        big: vectorFromArray([1n, 2n ** 40n, 3n], new Int64()),
        huge: vectorFromArray([1n, 2n ** 60n, 3n], new Int64()),
        text: vectorFromArray(['a', null, 'c'], new Utf8()),
        flag: vectorFromArray([true, false, null], new Bool()),
        day: vectorFromArray([new Date('2008-01-31'), null, null], new DateDay()),
        at: vectorFromArray([new Date(0), null, new Date(1)], new TimestampMillisecond()),
      }),
    ).df();
    expect(df.columns).toEqual(['whole', 'gaps', 'big', 'huge', 'text', 'flag', 'day', 'at']);
    expect(df.dtypes).toEqual([
      'int32',
      'float32',
      'float32',
      'string',
      'string',
      'boolean',
      'string',
      'datetime',
    ]);
    expect(df.values).toEqual([
      [1, 1, 1, '1', 'a', true, '2008-01-31', new Date(0)],
      [2, Number.NaN, 2 ** 40, String(2n ** 60n), undefined, false, undefined, undefined],
      [3, 3, 3, '3', 'c', undefined, undefined, new Date(1)],
    ]);
  });

  test('computes', () => {
    const df = frame({ price: Float64Array.of(1, 2, 6), qty: Int32Array.of(3, 2, 1) });
    expect(df.price.mean()).toBe(3);
    expect(df.query(df.qty.gt(1)).shape).toEqual([2, 2]);
  });

  test('of no rows, and of no columns', () => {
    const none = frame({ a: Int32Array.of() });
    expect([none.columns, none.shape[0]]).toEqual([['a'], 0]);
    expect(Result.fromArrow(new Table(new Schema([]))).df().shape[0]).toBe(0);
  });

  test('tells columns of one name apart', () => {
    expect(Result.fromArrow(named(['id', 'id'])).df().columns).toEqual(['id', 'id_2']);
  });
});
