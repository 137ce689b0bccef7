import { DateDay, TimeMicrosecond, TimestampMicrosecond } from 'apache-arrow';
import { DATE_INFINITY, TIMESTAMP_INFINITY } from '../../../frame/cells/infinity.js';
import { infinitySign, parseDate, parseTime, parseTimestamp } from './clock-text.js';
import type { Block } from './column.js';
import { FixedColumn } from './fixed.js';
import { refuseText } from './refuse.js';
import { Wide } from './wide.js';

const MILLION = 1_000_000;

/** Microseconds below this many seconds are numbers that are exact. */
const EXACT_SECONDS = 9_007_199_253;

/** DATE: days from 1970-01-01, no time zone anywhere. */
class DateColumn extends FixedColumn<Int32Array> {
  constructor() {
    super(new DateDay(), (elements) => new Int32Array(elements), 1);
  }

  override take(block: Block, first: number): void {
    const { bytes, cells, stride, rows } = this.reserve(block);
    for (let row = 0, at = first; row < rows; row++, at += stride, this.length++) {
      const start = cells[at] as number;
      const size = cells[at + 1] as number;
      if (size < 0) {
        this.setNull(this.length);
      } else {
        this.read(bytes, start, start + size);
      }
    }
  }

  protected read(bytes: Uint8Array, start: number, end: number): void {
    const sign = infinitySign(bytes, start, end);
    const days =
      sign === 0 ? parseDate(bytes, start, end) : sign === 1 ? DATE_INFINITY : -DATE_INFINITY - 1;
    if (Number.isNaN(days)) {
      throw refuseText('date', bytes, start, end);
    }
    this.values[this.length] = days;
  }
}

/** TIME: microseconds from midnight. */
class TimeColumn extends Wide {
  readonly #instant = { seconds: 0, micros: 0 };

  protected read(bytes: Uint8Array, start: number, end: number): void {
    parseTime(bytes, start, end, this.#instant);
    const micros = this.#instant.seconds * MILLION + this.#instant.micros;
    if (Number.isNaN(micros)) {
      throw refuseText('time', bytes, start, end);
    }
    this.write(micros);
  }
}

/** TIMESTAMP and TIMESTAMPTZ: microseconds from 1970-01-01 00:00:00; a TIMESTAMP is taken as it stands. */
class TimestampColumn extends Wide {
  readonly #instant = { seconds: 0, micros: 0 };

  override take(block: Block, first: number): void {
    const { bytes, cells, stride, rows } = this.reserve(block);
    for (let row = 0, at = first; row < rows; row++, at += stride, this.length++) {
      const start = cells[at] as number;
      const size = cells[at + 1] as number;
      if (size < 0) {
        this.setNull(this.length);
      } else {
        this.read(bytes, start, start + size);
      }
    }
  }

  protected read(bytes: Uint8Array, start: number, end: number): void {
    const sign = infinitySign(bytes, start, end);
    if (sign !== 0) {
      this.writeBig(sign === 1 ? TIMESTAMP_INFINITY : -TIMESTAMP_INFINITY - 1n);
      return;
    }
    parseTimestamp(bytes, start, end, this.#instant);
    const { seconds, micros } = this.#instant;
    if (Number.isNaN(seconds) || Number.isNaN(micros)) {
      throw refuseText('timestamp', bytes, start, end);
    }
    if (Math.abs(seconds) < EXACT_SECONDS) {
      this.write(seconds * MILLION + micros);
    } else {
      this.writeBig(BigInt(seconds) * BigInt(MILLION) + BigInt(micros));
    }
  }
}

export const dateColumn = (): DateColumn => new DateColumn();
export const timeColumn = (): TimeColumn => new TimeColumn(new TimeMicrosecond());
export const timestampColumn = (): TimestampColumn =>
  new TimestampColumn(new TimestampMicrosecond());
export const timestamptzColumn = (): TimestampColumn =>
  new TimestampColumn(new TimestampMicrosecond('UTC'));
