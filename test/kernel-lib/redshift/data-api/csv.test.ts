import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../../kernel-lib/src/redshift/data-api/csv-rows.js';
import { passesTrial } from '../../../../kernel-lib/src/redshift/data-api/csv-trial.js';

const TRIAL = '""\r\n\r\n"a ""b"", \\c\n;\td\r\ne"\r\n NULL \r\n\r\n';

describe('rows of CSV', () => {
  it('are what was written, NULL as nothing', () => {
    const cell = fc.option(
      fc.oneof(
        fc.constantFrom('', ',', '"', '\n', '\r\n', '""', ' '),
        fc.string({ unit: 'grapheme' }),
      ),
      { nil: null },
    );
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })));
    const write = (value: string | null) =>
      value === null ? '' : `"${value.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const csv = rows.map((row) => row.map(write).join(',') + end).join('');
        expect(csvRows(csv)).toEqual(rows);
      }),
    );
  });

  it('need no quotation marks, and no end of the last line', () => {
    expect(csvRows('1,x y,\n-2.5,,t')).toEqual([
      ['1', 'x y', null],
      ['-2.5', null, 't'],
    ]);
    expect(csvRows('1,')).toEqual([['1', null]]);
    expect(csvRows('')).toEqual([]);
  });
});

describe('CSV of a service', () => {
  it('can be used where it tells all apart', () => {
    expect(passesTrial(csvRows(TRIAL))).toBe(true);
  });

  it.each([
    ['writes an empty text like NULL', TRIAL.replace('""', '')],
    ['writes NULL like an empty text', TRIAL.replace('\r\n\r\n"a', '\r\n""\r\n"a')],
    ['writes NULL as a word', TRIAL.replace('\r\n\r\n"a', '\r\nNULL\r\n"a')],
    ['leaves lines without a value out', TRIAL.replaceAll('\r\n\r\n', '\r\n')],
    ['begins with a header', `v\r\n${TRIAL}`],
    ['escapes by a backslash', TRIAL.replaceAll('""b""', '\\"b\\"')],
  ])('cannot where it %s', (_, csv) => {
    expect(passesTrial(csvRows(csv))).toBe(false);
  });
});
