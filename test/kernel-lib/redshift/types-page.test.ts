import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { type Connection, connect, sql } from 'shiftbook';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyst, sandboxed } from './support/sandboxed.js';

sandboxed();
let rs: Connection;
beforeAll(async () => {
  rs = await connect(analyst);
});
afterAll(() => rs?.close());

const page = readFileSync(new URL('../../../docs/redshift-types.md', import.meta.url), 'utf8');

/** Of each line of the table: Redshift type, Arrow type, example and dtype, as they stand between backticks. */
const LINES = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const cells = line.split(' | ').map((cell) => /`([^`]+)`/.exec(cell)?.[1] ?? '');
    return [cells[0], cells[1], cells[3], cells[4]] as [string, string, string, string];
  });

/** What makes a value of the type whose text is the example, where the example does not say it. */
const TEXTS: Readonly<Record<string, string>> = {
  bigint: '9007199254740993',
  'double precision': '1e300',
  timestamp: '2008-01-01 12:00:00',
  timestamptz: '2008-01-01 12:00:00+02',
  super: '{"a":[1,"x"]}',
  'varbyte(100)': '00ff',
  geometry: '010100',
};

/** Bytes as the page writes them. */
const shown = (value: unknown): string =>
  value instanceof Uint8Array
    ? `<${Buffer.from(value)
        .toString('hex')
        .replace(/(?<=^(?:..)+)(?=.)/g, ' ')}>`
    : inspect(value);

test('the page has every type', () => expect(LINES.length).toBeGreaterThan(20));

test.each(LINES)('%s is %s', async (type, arrow, example, dtype) => {
  const text = TEXTS[type] ?? example.replace(/^'|'$/g, '');
  const made =
    type === 'super'
      ? sql`json_parse(${text})`
      : type.startsWith('varbyte')
        ? sql`to_varbyte(${text}, 'hex')`
        : sql`cast(${text} as ${sql.raw(type)})`;
  const result = await rs.query(sql`select ${made} as v`);
  expect(result.schema[0]?.type).toBe(type.startsWith('varbyte') ? 'varbyte' : type);
  expect(String(result.arrow().schema.fields[0]?.type)).toBe(arrow);
  expect(shown(result.rows()[0]?.v)).toBe(example);
  expect(result.df().dtypes).toEqual([dtype]);
});
