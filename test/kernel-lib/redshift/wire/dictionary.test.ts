import { DataType, tableFromIPC, tableToIPC } from 'apache-arrow';
import fc from 'fast-check';
import type { Result } from 'shiftbook';
import { describe, expect, test } from 'vitest';
import { rowObjects } from '../../../../kernel-lib/src/frame/rows.js';
import { TextDictionary } from '../../../../kernel-lib/src/redshift/wire/columns/text-dictionary.js';
import { decodeResult } from './support/decode.js';
import { dataRow, rowDescription } from './support/messages.js';

const VARCHAR = { type: 1043 };

/** A result of texts, of which each is the function's of the row's number. */
function texts(rows: number, text: (row: number) => string | null): Promise<Result> {
  const all = Array.from({ length: rows }, (_, row) => dataRow([text(row)]));
  return decodeResult(rowDescription([VARCHAR]), ...all);
}

const typeOf = (result: Result): DataType => result.arrow().schema.fields[0]?.type as DataType;
const valuesOf = (result: Result): unknown[] => result.rows().map(({ c0 }) => c0);

describe('text of many rows', () => {
  test('that repeats is a dictionary, one for all batches', async () => {
    const text = (row: number) => (row % 7 === 0 ? null : `Zoë of Zürich ${(row * row) % 300}`);
    const result = await texts(20_000, text);
    expect(String(typeOf(result))).toBe('Dictionary<Int32, Utf8>');
    expect(valuesOf(result)).toEqual(Array.from({ length: 20_000 }, (_, row) => text(row)));
    const [first, ...more] = result.arrow().batches.map(({ data }) => data.children[0]?.dictionary);
    expect(more.length).toBeGreaterThan(0);
    for (const other of more) expect(other).toBe(first);
  });

  test.each(['stream', 'file'] as const)('goes through Arrow IPC, as a %s', async (format) => {
    const result = await texts(20_000, (row) => `text number ${row % (row < 9000 ? 10 : 500)}`);
    const back = tableFromIPC(tableToIPC(result.arrow(), format));
    expect([...rowObjects(back)]).toEqual(result.rows());
  });

  test('that does not repeat is plain', async () => {
    expect(DataType.isUtf8(typeOf(await texts(5000, String)))).toBe(true);
  });

  test('that stops repeating is plain, from the beginning', async () => {
    const text = (row: number) =>
      row % 11 === 0 ? null : row < 8000 ? 'always the same' : String(row);
    const result = await texts(20_000, text);
    expect(DataType.isUtf8(typeOf(result))).toBe(true);
    expect(valuesOf(result)).toEqual(Array.from({ length: 20_000 }, (_, row) => text(row)));
  });
});

test.each([
  ['a few rows', 50, 'always the same'],
  ['short texts', 5000, 'same'],
])('%s are plain', async (_, rows, text) => {
  expect(DataType.isUtf8(typeOf(await texts(rows, () => text)))).toBe(true);
});

test('a dictionary knows every text by its number', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 9 }), { maxLength: 3000 }), (all) => {
      const dictionary = new TextDictionary();
      const numbers = all.map((text) => {
        const bytes = Buffer.from(`<${text}>`);
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
        return dictionary.add(bytes, view, 1, bytes.length - 1);
      });
      const known = [...new Set(all)];
      expect([...dictionary.vector()]).toEqual(known);
      expect(numbers).toEqual(all.map((text) => known.indexOf(text)));
    }),
    { numRuns: 30 },
  );
});
