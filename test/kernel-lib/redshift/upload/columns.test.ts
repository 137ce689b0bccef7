import {
  Binary,
  DataType,
  DateMillisecond,
  Decimal,
  Dictionary,
  Field,
  FixedSizeBinary,
  Float16,
  Float64,
  Int8,
  Int16,
  Int32,
  Int64,
  LargeUtf8,
  List,
  Null,
  TimestampMicrosecond,
  TimestampNanosecond,
  TimestampSecond,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnText, SQL_STYLE } from '../../../../kernel-lib/src/frame/text/column-text';
import { loadingOf } from '../../../../kernel-lib/src/redshift/upload/columns/loading-of';
import { textRule } from '../../../../kernel-lib/src/redshift/upload/columns/text-rules';
import { fixedData } from '../../../../kernel-lib/src/redshift/upload/source/fixed-data';
import { nearestType } from '../../../../kernel-lib/src/redshift/upload/types/nearest-type';
import {
  parseType,
  type RedshiftType,
  typeText,
} from '../../../../kernel-lib/src/redshift/upload/types/redshift-type';

const vector = (type: DataType, values: readonly unknown[]): Vector =>
  DataType.isTimestamp(type)
    ? new Vector([
        fixedData(type, values, new BigInt64Array(values.length), (value) => value as bigint),
      ])
    : vectorFromArray(values as null[], type as Null);

const nearest = (type: DataType, values: readonly unknown[] = [], said?: string): string => {
  const metadata = new Map(said === undefined ? [] : [['shiftbook.type', said]]);
  return typeText(nearestType(new Field('c', type, true, metadata), vector(type, values)));
};

/** What the files hold of a column for a type, as text. */
function loaded(type: DataType, values: readonly unknown[], target: string): (string | null)[] {
  const to = parseType(target) as RedshiftType;
  const { convert } = loadingOf(new Field('c', type, true), to);
  const data = convert(vector(type, values).data[0] as never, 10);
  const read = columnText(data, target, SQL_STYLE);
  return values.map((_, index) => read(index));
}

describe('types of Redshift by their names', () => {
  it.each([
    ['DECIMAL(8, 2)', 'numeric(8,2)'],
    ['numeric', 'numeric(18,0)'],
    ['character varying(20)', 'varchar(20)'],
    ['varchar(MAX)', 'varchar(65535)'],
    ['text', undefined],
    ['int4', 'integer'],
    ['timestamp with time zone', 'timestamptz'],
    ['Double  Precision', undefined],
    ['float8', 'double precision'],
    ['varbyte', 'varbyte(64000)'],
    ['varchar(0)', undefined],
    ['varchar(65536)', undefined],
    ['numeric(39,2)', undefined],
    ['numeric(38,38)', undefined],
    ['numeric(5,6)', undefined],
    ['integer(4)', undefined],
    ['geometry', undefined],
    ['int); drop table t; --', undefined],
    ['constructor', undefined],
  ])('%s is %s', (text, expected) => {
    const type = parseType(text);
    expect(type && typeText(type)).toBe(expected);
  });
});

describe('the type of a new column', () => {
  it.each<[DataType, unknown[], string]>([
    [new Int8(), [1], 'smallint'],
    [new Uint16(), [1], 'integer'],
    [new Uint32(), [1], 'bigint'],
    [new Uint64(), [1n], 'numeric(20,0)'],
    [new Float16(), [1], 'real'],
    [new Decimal(2, 5, 128), [], 'numeric(5,2)'],
    [new Utf8(), ['ß', null, 'abc'], 'varchar(3)'],
    [new Utf8(), ['', null], 'varchar(1)'],
    [new LargeUtf8(), ['four'], 'varchar(4)'],
    [new Dictionary(new Utf8(), new Int32()), ['drei', 'ß'], 'varchar(4)'],
    [new Binary(), [new Uint8Array(7)], 'varbyte(7)'],
    [new FixedSizeBinary(3), [], 'varbyte(3)'],
    [new TimestampSecond('Europe/Berlin'), [], 'timestamptz'],
    [new List(new Field('item', new Int8())), [], 'super'],
    [new Null(), [null], 'varchar(1)'],
  ])('%s with %s', (type, values, expected) => {
    expect(nearest(type, values)).toBe(expected);
  });

  it('is what the column came with, where that says how long it is', () => {
    expect(nearest(new Float64(), [1.5], 'numeric(8,2)')).toBe('numeric(8,2)');
    expect(nearest(new Float64(), [1.5], 'numeric')).toBe('double precision');
    expect(nearest(new Utf8(), ['abc'], 'varchar(200)')).toBe('varchar(200)');
    expect(nearest(new Utf8(), ['abc'], 'varchar')).toBe('varchar(3)');
    expect(nearest(new Utf8(), ['{}'], 'super')).toBe('super');
  });

  it('is refused where there is none, with what to do', () => {
    expect(() => nearest(new Utf8(), ['a', 'x'.repeat(65_536)])).toThrow(/65,536 bytes in row 2/);
    expect(() => nearest(new Decimal(0, 39, 256))).toThrow(/Decimal\(39, 0\)/);
    expect(() => nearest(new Binary(), [], 'geometry')).toThrow(/"c" is geometry, which is not/);
    expect(() => nearest(new Decimal(38, 38, 128))).toThrow(/37 of them behind the point/);
  });
});

describe('values on their way', () => {
  it('goes into whole numbers only where it is one that fits', () => {
    const bounds = { smallint: 16, integer: 32, bigint: 64 } as const;
    const sources = [
      [new Int16(), fc.integer({ min: -32_768, max: 32_767 })],
      [new Int64(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })],
      [new Uint64(), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })],
      [new Int64(), fc.bigInt({ min: -40_000n, max: 40_000n })],
      [new Float64(), fc.oneof(fc.double(), fc.maxSafeInteger(), fc.integer())],
    ] as const;
    for (const [name, bits] of Object.entries(bounds)) {
      for (const [type, value] of sources) {
        fc.assert(
          fc.property(value as fc.Arbitrary<number | bigint>, (each) => {
            const whole = typeof each === 'bigint' || Number.isInteger(each);
            const fits = whole && BigInt.asIntN(bits, BigInt(each)) === BigInt(each);
            if (fits) expect(loaded(type, [each], name)).toEqual([String(BigInt(each))]);
            else expect(() => loaded(type, [each], name)).toThrow(/"c", row 11: .* does not go/);
          }),
          { numRuns: 30 },
        );
      }
    }
    expect(loaded(new Float64(), [null, 2, null], 'smallint')).toEqual([null, '2', null]);
  });

  it.each<[DataType, unknown[], string, (string | null)[]]>([
    [new Float64(), [1.1, null, Number.NaN], 'real', ['1.1', null, 'NaN']],
    [new Float64(), [0.07, -12.5], 'numeric(5,2)', ['0.07', '-12.50']],
    [new Int32(), [-7], 'numeric(5,2)', ['-7.00']],
    [new Int64(), [2n ** 62n], 'numeric(38,0)', [String(2n ** 62n)]],
    [new Float64(), [1e20], 'numeric(38,0)', ['100000000000000000000']],
    [new Utf8(), ['1e2', '-0.50', '7.0E-2'], 'numeric(5,2)', ['100', '-0.5', '0.07']],
    [new LargeUtf8(), ['ß', null], 'varchar(2)', ['ß', null]],
    [new TimestampNanosecond(), [1000n], 'timestamp', ['1970-01-01 00:00:00.000001']],
    [new TimestampSecond('UTC'), [-1n], 'timestamptz', ['1969-12-31 23:59:59']],
    [new TimestampMicrosecond(), [0n], 'date', ['1970-01-01 00:00:00']],
    [new DateMillisecond(), [new Date(86_400_000)], 'date', ['1970-01-02']],
    [new Utf8(), ['{"a":[1]}', null], 'super', ['{"a":[1]}', null]],
    [new List(new Field('item', new Decimal(2, 30, 128))), [], 'super', []],
    [new Null(), [null], 'timestamptz', [null]],
  ])('%s %s into %s', (type, values, target, expected) => {
    expect(loaded(type, values, target)).toEqual(expected);
  });

  it.each<[DataType, unknown[], string, RegExp]>([
    [
      new Float64(),
      [0.1, 1.123456789],
      'real',
      /row 12: 1.123456789 does not go into real: .* seven/,
    ],
    [new Float64(), [Number.NaN], 'numeric(5,2)', /NaN .* out of range/],
    [new Float64(), [12.345], 'numeric(5,2)', /more than 2 decimals/],
    [new Int64(), [2n ** 53n + 1n], 'double precision', /it has more digits/],
    [new Utf8(), ['Straße'], 'char(9)', /CHAR holds characters of one byte/],
    [new Utf8(), [`1.${'0'.repeat(70)}1e-5`], 'numeric(5,2)', /more than 2 decimals/],
    [new Utf8(), ['0'.repeat(70)], 'integer', /it has 70 characters/],
    [new Utf8(), ['01.02.2008'], 'date', /written like 2008-01-31/],
    [new Utf8(), ['{'], 'super', /it is no JSON/],
    [new Binary(), [new Uint8Array(3)], 'varbyte(2)', /it has 3 bytes/],
    [new TimestampNanosecond(), [1001n], 'timestamp', /keeps microseconds/],
    [new TimestampSecond(), [2n ** 50n], 'timestamp', /294276 AD/],
    [
      new TimestampMicrosecond('UTC'),
      [0n],
      'timestamp',
      /is Timestamp.* here and timestamp in the table/,
    ],
    [new TimestampMicrosecond(), [1n], 'date', /1970-01-01 00:00:00.000001 .* not a moment/],
    [new Utf8(), ['00ff'], 'varbyte(2)', /is Utf8 here and varbyte\(2\) in the table/],
    [new Int32(), [1], 'varchar(10)', /is Int32 here/],
  ])('%s %s is refused by %s', (type, values, target, message) => {
    expect(() => loaded(type, values, target)).toThrow(message);
  });
});

describe('texts that a type takes', () => {
  it.each<[string, string[], string[]]>([
    ['smallint', ['0', '+5', '-32768'], ['32768', '1.0', '1e2', '', '-', ' 1', '0x1']],
    ['numeric(3,1)', ['99.9', '.5', '1e1', '10.00', '-0'], ['100', '0.05', '1e2', '.', 'NaN']],
    ['real', ['1.1', 'NaN', '-Infinity'], ['1e40', '1.123456789', 'one']],
    ['double precision', ['0.1', '1e300', '100'], ['1e400', '0.12345678901234567891', '']],
    ['boolean', ['true', 'F'], ['yes', '1', '']],
    [
      'date',
      ['2008-02-29', '0044-03-15 BC', '2008-01-31 00:00:00'],
      ['2007-02-29', '2008-1-1', '2008-01-01 10:00'],
    ],
    ['time', ['23:59', '13:05:00.123456'], ['24:00', '13:05:00.1234567', '1pm']],
    ['timetz', ['13:05:00+01', '13:05Z'], ['13:05 CET']],
    [
      'timestamp',
      ['2008-01-31', '2008-01-31T13:05:00.5'],
      ['2008-01-31 13:05:00+01', 'now', 'infinity'],
    ],
    ['timestamptz', ['2008-01-31 13:05:00+01', '2008-01-31T13:05:00Z'], ['2008-01-31 25:00']],
    ['super', ['null', '{"a": "x"}', '1'], ['', "{'a': 1}", `"${'x'.repeat(65_535)}"`]],
  ])('%s', (type, taken, refused) => {
    const rule = textRule(parseType(type) as RedshiftType);
    expect(taken.filter((text) => rule?.(text) !== undefined)).toEqual([]);
    expect(refused.filter((text) => rule?.(text) === undefined)).toEqual([]);
  });
});
