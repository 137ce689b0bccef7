import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, DAYS, dateOf, timestamp } from '../../../sandbox/src/tickit/calendar.js';
import { TICKIT } from '../../../sandbox/src/tickit/load.js';
import { power2 } from '../../../sandbox/src/tickit/random.js';
import { copyText } from '../../../sandbox/src/tickit/table.js';

describe('generated rows', () => {
  it('are the same in every run and on every machine', () => {
    const hash = createHash('sha256');
    for (const table of TICKIT) for (const text of copyText(table.rows)) hash.update(text);
    // Another value here means other data for everybody: then raise TICKIT_VERSION.
    expect(hash.digest('hex')).toMatchInlineSnapshot(
      `"267497e5bdd13fb4b6116694e847c5cc76069f3de856ae8354c522c3b84af8ba"`,
    );
  });

  it('are escaped for COPY', () => {
    expect([...copyText([['a\tb', 'c\\d', 'e\nf', null, true, 1.5]])]).toEqual([
      'a\\tb\tc\\\\d\te\\nf\t\\N\tt\t1.5\n',
    ]);
  });
});

describe("TICKIT's calendar", () => {
  it('keeps the order of moments and never falls on the day that is left out', () => {
    const moment = fc.nat(DAYS * DAY - 1);
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        expect(Math.sign(a - b)).toBe(
          timestamp(a) < timestamp(b) ? -1 : timestamp(a) > timestamp(b) ? 1 : 0,
        );
        expect(timestamp(a)).not.toMatch(/^2008-02-29/);
      }),
    );
  });

  it('ends on the last day of the year', () => {
    expect(dateOf(DAYS - 1).toISOString()).toBe('2008-12-31T00:00:00.000Z');
  });
});

describe('power2', () => {
  it('agrees with the real thing', () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (x) => {
        expect(power2(x) / 2 ** x).toBeCloseTo(1, 8);
      }),
    );
  });
});
