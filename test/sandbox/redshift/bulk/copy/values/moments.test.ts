import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateWriter,
  timestampWriter,
} from '../../../../../../sandbox/src/redshift/bulk/copy/values/moments.js';

describe('DATEFORMAT and TIMEFORMAT', () => {
  it.each([
    ['YYYY-MM-DD HH:MI:SS', '2008-01-31 14:30:00', '2008-01-31 14:30:00'],
    ['YYYY-MM-DD HH:MI:SS', '2008-01-31 14:30:00.25', '2008-01-31 14:30:00.25'],
    ['MM/DD/YYYY HH12:MI AM', '1/31/2008 12:05 a.m.', '2008-01-31 00:05:00'],
    ['DD-MON-YY HH24:MI', '31-Jan-99 23:59', '1999-01-31 23:59:00'],
    ['auto', 'January 31, 2008 2:30:00 PM', '2008-01-31 14:30:00'],
    ['auto', '20080131', '2008-01-31 00:00:00'],
    ['auto', '2008-01-31T14:30:00', '2008-01-31 14:30:00'],
    ['epochsecs', '1201789800', '2008-01-31 14:30:00.000000'],
    ['epochmillisecs', '-1', '1969-12-31 23:59:59.999000'],
  ])('%s: %s', (format, text, written) => {
    expect(timestampWriter(format, false)(text)).toBe(written);
  });

  it('time zones', () => {
    expect(timestampWriter('YYYY-MM-DD HH:MI:SSOF', true)('2008-01-31 14:30:00+05:30')).toBe(
      '2008-01-31 14:30:00 +05:30',
    );
    expect(timestampWriter('auto', true)('2008-01-31 14:30:00')).toBe('2008-01-31 14:30:00 UTC');
  });

  it('what is no date is none', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        (year, month, day) => {
          const two = (value: number) => String(value).padStart(2, '0');
          const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
          const date = new Date(`${text}T00:00:00Z`);
          const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
          expect(dateWriter('YYYY-MM-DD')(text)).toBe(exists ? text : undefined);
        },
      ),
    );
  });
});
