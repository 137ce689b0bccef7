import {
  Binary,
  Bool,
  DataType,
  DateDay,
  Decimal,
  Dictionary,
  Field,
  Float32,
  Float64,
  Int8,
  Int16,
  Int32,
  Int64,
  List,
  makeVector,
  Null,
  Struct,
  Table,
  TimeMicrosecond,
  TimeMillisecond,
  TimeNanosecond,
  TimeSecond,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  TimestampSecond,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import fc from 'fast-check';
import { fixedData } from '../../../../kernel-lib/src/redshift/upload/source/fixed-data';

/** Two's complement of 128 bits, as Arrow takes a decimal's units. */
function words(units: bigint): Uint32Array {
  const bits = BigInt.asUintN(128, units);
  return Uint32Array.from({ length: 4 }, (_, at) =>
    Number((bits >> BigInt(32 * at)) & 0xffffffffn),
  );
}

const text = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((value) => !value.includes('\0'));

const within = (bits: number) =>
  fc.bigInt({ min: -(2n ** BigInt(bits - 1)), max: 2n ** BigInt(bits - 1) - 1n });

const unsigned = (bits: number) => fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n });

/** Instants of the years 1 to 9999, in units of so many a second. */
const instants = (perSecond: bigint, step = 1n) =>
  fc
    .bigInt({
      min: (-62_135_596_800n * perSecond) / step,
      max: (253_402_300_799n * perSecond) / step,
    })
    .map((value) => value * step);

const near = (perSecond: bigint, step: bigint) =>
  fc
    .bigInt({
      min: (-9_000_000_000n * perSecond) / step,
      max: (9_000_000_000n * perSecond) / step,
    })
    .map((value) => value * step);

const ofDay = (perSecond: number, step = 1) =>
  fc.integer({ min: 0, max: (86_400 * perSecond) / step - 1 }).map((value) => value * step);

const shapes = fc
  .tuple(fc.integer({ min: 1, max: 38 }), fc.nat(37))
  .filter(([precision, scale]) => scale <= precision);

/** A column of Arrow's as it may come from anywhere: its type, and values for it. */
type Kind = readonly [DataType, fc.Arbitrary<unknown>];

const KINDS: readonly fc.Arbitrary<Kind>[] = [
  ...(
    [
      [new Int8(), within(8).map(Number)],
      [new Int16(), within(16).map(Number)],
      [new Int32(), within(32).map(Number)],
      [new Int64(), within(64)],
      [new Uint8(), unsigned(8).map(Number)],
      [new Uint16(), unsigned(16).map(Number)],
      [new Uint32(), unsigned(32).map(Number)],
      [new Uint64(), unsigned(64)],
      [new Float32(), fc.float()],
      [new Float64(), fc.double()],
      [new Bool(), fc.boolean()],
      [new Utf8(), text],
      [new Dictionary(new Utf8(), new Int32()), fc.constantFrom('one', 'two', 'drei ß')],
      [new Binary(), fc.uint8Array({ maxLength: 8 })],
      // As milliseconds, in which Arrow's builder takes days.
      [new DateDay(), fc.integer({ min: -719_162, max: 2_932_896 }).map((day) => day * 86_400_000)],
      [new TimestampSecond(), instants(1n)],
      [new TimestampMillisecond(), instants(1000n)],
      [new TimestampMicrosecond(), instants(1_000_000n)],
      [new TimestampMicrosecond('UTC'), instants(1_000_000n)],
      [new TimestampMillisecond('Europe/Berlin'), instants(1000n)],
      [new TimestampNanosecond(), near(1_000_000_000n, 1000n)],
      [new TimeSecond(), ofDay(1)],
      [new TimeMillisecond(), ofDay(1000)],
      [new TimeMicrosecond(), ofDay(1_000_000).map(BigInt)],
      [new TimeNanosecond(), ofDay(1_000_000).map((value) => BigInt(value) * 1000n)],
      [new List(new Field('item', new Int32(), true)), fc.array(fc.integer(), { maxLength: 3 })],
      [
        new Struct([new Field('n', new Int32(), true), new Field('t', new Utf8(), true)]),
        fc.record({ n: fc.integer(), t: text }),
      ],
      [new Null(), fc.constant(null)],
    ] as const
  ).map((kind): fc.Arbitrary<Kind> => fc.constant(kind)),
  shapes.map(([precision, scale]): Kind => {
    const most = 10n ** BigInt(precision) - 1n;
    return [new Decimal(scale, precision, 128), fc.bigInt({ min: -most, max: most }).map(words)];
  }),
];

function columnOf(type: DataType, values: readonly unknown[]): Vector {
  // Arrow's builder takes milliseconds for timestamps of some units.
  return DataType.isTimestamp(type)
    ? makeVector(
        fixedData(type, values, new BigInt64Array(values.length), (value) => value as bigint),
      )
    : vectorFromArray(values as null[], type as Null);
}

/** Frames of every kind of column, with NULLs, in one or two batches. */
export const frames: fc.Arbitrary<Table> = fc
  .tuple(fc.nat({ max: 5 }), fc.nat({ max: 4 }))
  .chain(([one, other]) =>
    fc.tuple(
      ...KINDS.map((kind) =>
        kind.chain(([type, value]) => {
          const column = (length: number) =>
            fc.array(fc.option(value, { freq: 4 }), { minLength: length, maxLength: length });
          return fc.tuple(fc.constant(type), column(one), column(other));
        }),
      ),
    ),
  )
  .map((columns) => {
    const tables = [0, 1].map(
      (which) =>
        new Table(
          Object.fromEntries(
            columns.map(([type, one, other], at) => [
              `${type.children?.length > 0 ? 'nested' : 'c'}${at}`,
              columnOf(type, which === 0 ? one : other),
            ]),
          ),
        ),
    );
    const [first, second] = tables as [Table, Table];
    return first.concat(second);
  });
