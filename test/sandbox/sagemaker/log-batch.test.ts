import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lines } from '../../../sandbox/src/sagemaker/processing/lines.js';
import { batchLength, logEvents } from '../../../sandbox/src/sagemaker/processing/log-batch.js';

describe('logEvents', () => {
  it('cuts a long line between characters into events that together are the line', () => {
    const line = 'ü€𝄞'.repeat(60_000);
    const events = logEvents(1, line);
    expect(events.length).toBeGreaterThan(1);
    expect(events.map(({ message }) => message).join('')).toBe(line);
    for (const { message } of events) {
      expect(Buffer.byteLength(message) + 26).toBeLessThanOrEqual(256 * 1024);
    }
  });

  it('gives an empty line a message, as the service wants one', () => {
    expect(logEvents(1, '')).toEqual([{ timestamp: 1, message: ' ' }]);
  });
});

describe('batchLength', () => {
  it('is at most what one call may hold, and never nothing', () => {
    const events = fc.array(
      fc.record({
        timestamp: fc.constant(1),
        message: fc.integer({ min: 1, max: 250_000 }).map((length) => 'x'.repeat(length)),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(events, (all) => {
        const length = batchLength(all);
        const bytes = all
          .slice(0, length)
          .reduce((sum, { message }) => sum + message.length + 26, 0);
        expect(length).toBeGreaterThan(0);
        expect(bytes).toBeLessThanOrEqual(1_048_576);
      }),
    );
  });

  it('is 10,000 short events', () => {
    const events = Array.from({ length: 10_001 }, () => ({ timestamp: 1, message: 'x' }));
    expect(batchLength(events)).toBe(10_000);
  });
});

describe('Lines', () => {
  it('gives the same lines however the bytes are cut', () => {
    const lines = fc.array(fc.string({ unit: 'grapheme' }).filter((line) => !/[\r\n]/.test(line)));
    fc.assert(
      fc.property(lines, fc.array(fc.nat(20)), (expected, cuts) => {
        const got: string[] = [];
        const reader = new Lines((line) => got.push(line));
        let rest = Buffer.from(expected.map((line) => `${line}\n`).join(''));
        for (const cut of cuts) {
          reader.push(rest.subarray(0, cut));
          rest = rest.subarray(cut);
        }
        reader.push(rest);
        reader.end();
        expect(got).toEqual(expected);
      }),
    );
  });
});
