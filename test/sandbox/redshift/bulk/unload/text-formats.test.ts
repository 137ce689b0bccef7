import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitFields } from '../../../../../sandbox/src/redshift/bulk/copy/text/fields.js';
import { RecordSplitter } from '../../../../../sandbox/src/redshift/bulk/copy/text/records.js';
import { textLine } from '../../../../../sandbox/src/redshift/bulk/unload/format/fields.js';
import { fixedLine } from '../../../../../sandbox/src/redshift/bulk/unload/format/fixed-line.js';
import { jsonLine } from '../../../../../sandbox/src/redshift/bulk/unload/format/json-line.js';

const column = (name: string, type: number) => ({ name, type, modifier: -1 });
const plain = {
  kind: 'text',
  csv: false,
  delimiter: '|',
  escape: false,
  quotes: false,
  header: false,
} as const;

describe('a line of UNLOAD', () => {
  it('as text', () => {
    const row = ['a|b', null, '', 'x\\y\n'];
    expect(textLine(plain)(row)).toBe('a|b|||x\\y\n\n');
    expect(textLine({ ...plain, escape: true, nullAs: '\\N' })(row)).toBe(
      'a\\|b|\\N||x\\\\y\\\n\n',
    );
    expect(textLine({ ...plain, quotes: true })(['say "hi"', null])).toBe('"say "hi""|\n');
    expect(textLine({ ...plain, quotes: true, escape: true })(['say "hi"'])).toBe(
      '"say \\"hi\\""\n',
    );
  });

  it('as CSV', () => {
    const csv = { ...plain, csv: true, delimiter: ',' };
    expect(textLine(csv)(['a,b', null, '', 'say "hi"', 'x\ny', 'z'])).toBe(
      '"a,b",,"","say ""hi""","x\ny",z\n',
    );
    expect(textLine({ ...csv, nullAs: 'none' })([null, 'none'])).toBe('none,"none"\n');
  });

  it('as JSON: numbers and SUPER bare, booleans and all else as text', () => {
    const line = jsonLine([
      column('n', 1700),
      column('d"', 701),
      column('s', 4000),
      column('b', 16),
      column('t', 1114),
      column('v', 1043),
    ]);
    expect(line(['1.50', 'NaN', '{"a": [1]}', 't', '2008-01-01 00:00:00', null])).toBe(
      '{"n":1.50,"d\\"":"NaN","s":{"a": [1]},"b":"t","t":"2008-01-01 00:00:00","v":null}\n',
    );
  });

  it('as columns of fixed widths', () => {
    const columns = [column('id', 23), column('name', 1043)];
    const line = fixedLine({ kind: 'fixed', widths: [3, 5], nullAs: 'none' }, columns);
    expect(line(['1', 'ab'])).toBe('1  ab   \n');
    // The text for NULL is too long for a number, which is left empty.
    expect(line([null, null])).toBe('   none \n');
    expect(() => line(['1', 'longer'])).toThrow('longer than its fixed width 5');
    expect(() => fixedLine({ kind: 'fixed', widths: [3] }, columns)).toThrow('has 1 column(s)');
  });

  it('is read back by COPY with the same options, whatever the values', () => {
    const value = fc.oneof(
      fc.constantFrom('', '|', ',', '"', '\\', '\n', '\r\n', "'", '\\N', 'none'),
      fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
    );
    const cell = fc.option(value, { nil: null });
    // A row of one empty value is an empty line.
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 });
    const reading = {
      removeQuotes: false,
      ignoreHeader: 0,
      ignoreBlankLines: false,
      fillRecord: false,
    };
    fc.assert(
      fc.property(rows, fc.boolean(), (written, csv) => {
        const nullAs = csv ? 'none' : '\\N';
        const format = { ...plain, csv, escape: !csv, nullAs };
        const splitter = new RecordSplitter({
          quote: csv ? '"'.charCodeAt(0) : undefined,
          escape: csv ? undefined : '\\'.charCodeAt(0),
        });
        const bytes = Buffer.from(written.map(textLine(format)).join(''));
        const records = [...splitter.push(bytes), ...splitter.end()];
        const read = records.map((record) =>
          splitFields(record.bytes.toString('utf8'), {
            ...reading,
            delimiter: '|',
            quote: csv ? '"' : undefined,
            escapes: !csv,
            nullAs,
          }),
        );
        expect(read).toEqual(written);
      }),
    );
  });
});
