import { Decimal } from 'apache-arrow';
import { parseDigits } from './digits.js';
import { FixedColumn } from './fixed.js';
import { refuseText } from './refuse.js';

const MINUS = 0x2d;
const DOT = 0x2e;

/** How many digits are read at once, as a number that is exact. */
const PART = 15;

const TWO_TO_32 = 4_294_967_296;

function digitsToBigint(bytes: Uint8Array, start: number, end: number): bigint | undefined {
  let value = 0n;
  for (let at = start; at < end; at += PART) {
    const stop = Math.min(at + PART, end);
    const part = parseDigits(bytes, at, stop);
    if (Number.isNaN(part)) {
      return undefined;
    }
    value = value * BigInt(10 ** (stop - at)) + BigInt(part);
  }
  return value;
}

/** NUMERIC of 16 to 38 digits: exact, as 128 bit integers of the smallest unit. */
class DecimalColumn extends FixedColumn<Uint32Array> {
  constructor(
    readonly precision: number,
    readonly scale: number,
  ) {
    super(new Decimal(scale, precision, 128), (elements) => new Uint32Array(elements), 4);
  }

  protected read(bytes: Uint8Array, start: number, end: number): void {
    const negative = bytes[start] === MINUS;
    const first = negative ? start + 1 : start;
    const dot = bytes.subarray(first, end).indexOf(DOT);
    const whole = dot === -1 ? end : first + dot;
    const fraction = dot === -1 ? 0 : end - whole - 1;
    if (end - first + this.scale - fraction <= PART) {
      // parseDigits gives NaN for what is no digit, and so does the sum.
      const low = fraction === 0 ? 0 : parseDigits(bytes, whole + 1, end);
      const units =
        (parseDigits(bytes, first, whole) * 10 ** fraction + low) * 10 ** (this.scale - fraction);
      if (!Number.isNaN(units) && fraction <= this.scale) {
        this.#writeExact(negative ? -units : units);
        return;
      }
    }
    const high = digitsToBigint(bytes, first, whole);
    const low = digitsToBigint(bytes, whole + 1, end);
    if (high === undefined || low === undefined || first === whole || fraction > this.scale) {
      throw refuseText(`numeric(${this.precision},${this.scale})`, bytes, start, end);
    }
    const units = (high * 10n ** BigInt(fraction) + low) * 10n ** BigInt(this.scale - fraction);
    this.#write(negative ? -units : units);
  }

  /** For units that a number holds exactly. */
  #writeExact(units: number): void {
    const at = this.length * 4;
    const high = Math.floor(units / TWO_TO_32);
    this.values[at] = units - high * TWO_TO_32;
    this.values[at + 1] = high;
    this.values[at + 2] = units < 0 ? -1 : 0;
    this.values[at + 3] = units < 0 ? -1 : 0;
  }

  #write(units: bigint): void {
    for (let lane = 0; lane < 4; lane++) {
      this.values[this.length * 4 + lane] = Number(BigInt.asUintN(32, units >> BigInt(32 * lane)));
    }
  }
}

export const decimalColumn = (precision: number, scale: number): DecimalColumn =>
  new DecimalColumn(precision, scale);
