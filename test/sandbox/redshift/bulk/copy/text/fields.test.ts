import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitFields } from '../../../../../../sandbox/src/redshift/bulk/copy/text/fields.js';
import { RecordSplitter } from '../../../../../../sandbox/src/redshift/bulk/copy/text/records.js';

const format = {
  delimiter: ',',
  escapes: false,
  removeQuotes: false,
  nullAs: '\\N',
  ignoreHeader: 0,
  ignoreBlankLines: false,
  fillRecord: false,
};
const piece = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\\', 'N', ' ') });
const table = fc.array(fc.array(piece, { minLength: 1, maxLength: 4 }), { minLength: 1 });

/** What was written comes back, in whatever pieces the file comes. */
const roundTrip = (
  rows: readonly (readonly string[])[],
  write: (value: string) => string,
  how: { quote?: string; escapes: boolean },
  size: number,
) => {
  const text = rows.map((row) => `${row.map(write).join(',')}\n`).join('');
  const bytes = Buffer.from(text);
  const splitter = new RecordSplitter({
    quote: how.quote?.charCodeAt(0),
    escape: how.escapes ? 92 : undefined,
  });
  const records = [];
  for (let at = 0; at < bytes.length; at += size) {
    records.push(...splitter.push(bytes.subarray(at, at + size)));
  }
  records.push(...splitter.end());
  const lines = (count: number) => rows.slice(0, count).flat().join('').split('\n').length + count;
  expect(records.map(({ line }) => line)).toEqual(rows.map((_, index) => lines(index)));
  expect(
    records.map((record) => splitFields(record.bytes.toString(), { ...format, ...how })),
  ).toEqual(rows);
};

it('CSV', () => {
  const write = (value: string) => `"${value.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, size) =>
      roundTrip(rows, write, { quote: '"', escapes: false }, size),
    ),
  );
});

it('ESCAPE', () => {
  const write = (value: string) => value.replace(/[\\,\n]/g, '\\$&');
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, size) =>
      roundTrip(rows, write, { escapes: true }, size),
    ),
  );
});
