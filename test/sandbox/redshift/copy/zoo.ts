import fc from 'fast-check';

const floatText = (value: number) => (Number.isNaN(value) ? 'nan' : String(value));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const whole = (bits: bigint) => fc.bigInt({ min: -(1n << bits), max: (1n << bits) - 1n });
const digits = (precision: number, scale: number) =>
  fc
    .bigInt({ min: -(10n ** BigInt(precision)) + 1n, max: 10n ** BigInt(precision) - 1n })
    .map((value) => {
      const text = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
      const sign = value < 0n ? '-' : '';
      return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
    });
const micros = fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n });
const moment = (value: bigint) => {
  const second = (value - (((value % 1_000_000n) + 1_000_000n) % 1_000_000n)) / 1_000_000n;
  const fraction = (value - second * 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  const text = new Date(Number(second) * 1000).toISOString().slice(0, 19).replace('T', ' ');
  return fraction === '' ? text : `${text}.${fraction}`;
};
const special = fc.constantFrom('', '\\.', '\\N', '"', 'a,b', 'x\r\ny', ' ', 'NULL', 'null', "'");
const text = fc.oneof(
  special,
  fc.string({ unit: 'grapheme', maxLength: 20 }).filter((value) => !value.includes('\0')),
);
const same = (value: unknown) => String(value);
const single = (value: unknown) => Math.fround(Number(value));
const json = (value: unknown) => JSON.parse(value as string) as unknown;
const nested = fc.record({
  x: fc.integer(),
  tags: fc.array(text, { maxLength: 3 }),
  by: fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), fc.constantFrom('1.50', '-0.01')),
});
/** Types of the table and of the file, values as the file gets them and as SQL tells them, and how two are compared. */
export const zoo: readonly [
  table: string,
  file: string,
  value: fc.Arbitrary<unknown>,
  told: (value: never) => unknown,
  read?: (text: unknown) => unknown,
][] = [
  ['smallint', 'int16', whole(15n), same],
  ['smallint', 'int8', whole(7n), same],
  ['integer', 'int32', whole(31n), same],
  ['integer', 'uint16', fc.nat(65_535), same],
  ['bigint', 'int64', whole(63n), same],
  ['bigint', 'uint32', fc.nat(2 ** 31), same],
  ['real', 'float32', fc.float().map(floatText), Number, single],
  ['double precision', 'double', fc.double().map(floatText), Number, Number],
  ['numeric(8,2)', 'decimal(8,2)', digits(8, 2), same],
  ['numeric(18,0)', 'decimal(18,0)', digits(18, 0), same],
  ['numeric(38,20)', 'decimal(38,20)', digits(38, 20), same],
  ['boolean', 'bool', fc.boolean(), (value: boolean) => (value ? 't' : 'f')],
  ['varchar(200)', 'string', text, same],
  ['char(9)', 'string', fc.constantFrom('a', 'bc  ', '"'), (value: string) => value.padEnd(9)],
  ['varbyte(40)', 'binary', fc.uint8Array({ maxLength: 40 }).map(hex), same],
  [
    'date',
    'date',
    fc.integer({ min: -700_000, max: 2_900_000 }),
    (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10),
  ],
  ['timestamp', 'timestamp(us)', micros, moment],
  ['timestamp', 'timestamp(us,UTC)', micros, moment],
  ['timestamp', 'timestamp(ms)', fc.nat(2 ** 31), (value: number) => moment(BigInt(value) * 1000n)],
  ['timestamptz', 'timestamp(us,UTC)', micros, (value: bigint) => `${moment(value)}+00`],
  [
    'time',
    'time',
    fc.bigInt({ min: 0n, max: 86_399_999_999n }),
    (value: bigint) => moment(value).slice(11),
  ],
  [
    'super',
    'nested',
    nested,
    (value: { by: Record<string, string> }) => ({ ...value, by: numbers(value.by) }),
    json,
  ],
  ['super', 'json', fc.json({ noUnicodeString: true }), json, json],
  ['super', 'string', text, same, json],
  ['super', 'int64', fc.integer(), Number, json],
];
const numbers = (by: Record<string, string>) =>
  Object.fromEntries(Object.entries(by).map(([key, value]) => [key, Number(value)]));
/** A table with a column of each. */
export const zooTable = fc.array(
  fc.tuple(...zoo.map(([, , value]) => fc.option(value, { freq: 5, nil: null }))),
  { maxLength: 12 },
);
