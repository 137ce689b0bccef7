import { DurationMicrosecond, IntervalYearMonth } from 'apache-arrow';
import { FixedColumn } from './fixed.js';
import { type IntervalParts, parseInterval } from './interval-text.js';
import { refuseText } from './refuse.js';
import { Wide } from './wide.js';

const DAY = 86_400_000_000n;

const partsOf = (bytes: Uint8Array, start: number, end: number): IntervalParts | undefined =>
  parseInterval(Buffer.from(bytes.subarray(start, end)).toString('latin1'));

/** INTERVAL YEAR TO MONTH: months. */
class MonthsColumn extends FixedColumn<Int32Array> {
  constructor() {
    super(new IntervalYearMonth(), (elements) => new Int32Array(elements), 1);
  }

  protected read(bytes: Uint8Array, start: number, end: number): void {
    const parts = partsOf(bytes, start, end);
    if (
      parts === undefined ||
      parts.days !== 0 ||
      parts.micros !== 0n ||
      (parts.months | 0) !== parts.months
    ) {
      throw refuseText('interval year to month', bytes, start, end);
    }
    this.values[this.length] = parts.months;
  }
}

/** INTERVAL DAY TO SECOND: microseconds, of days of 24 hours. */
class DurationColumn extends Wide {
  constructor() {
    super(new DurationMicrosecond());
  }

  protected read(bytes: Uint8Array, start: number, end: number): void {
    const parts = partsOf(bytes, start, end);
    const micros = parts === undefined ? 0n : BigInt(parts.days) * DAY + parts.micros;
    if (parts === undefined || parts.months !== 0 || BigInt.asIntN(64, micros) !== micros) {
      throw refuseText('interval day to second', bytes, start, end);
    }
    this.writeBig(micros);
  }
}

export const monthsColumn = (): MonthsColumn => new MonthsColumn();
export const durationColumn = (): DurationColumn => new DurationColumn();
