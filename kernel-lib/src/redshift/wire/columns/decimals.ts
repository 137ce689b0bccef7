import { Decimal } from 'apache-arrow';
import type { Block } from './column.js';
import { parseDigits, parseFew } from './digits.js';
import { FixedColumn } from './fixed.js';
import { refuseText } from './refuse.js';

const MINUS = 0x2d;
const DOT = 0x2e;

/** How many digits are read at first, as a number that is exact. */
const FIRST = 15;

/** How many digits are read at once after those: a word times that power of ten is still exact. */
const NEXT = 6;

const TWO_TO_32 = 4_294_967_296;

/** NUMERIC of 16 to 38 digits: exact, as 128 bit integers of the smallest unit. */
class DecimalColumn extends FixedColumn<Uint32Array> {
  /** How many units make 1. */
  readonly #one: number;

  constructor(
    readonly precision: number,
    readonly scale: number,
  ) {
    super(new Decimal(scale, precision, 128), (elements) => new Uint32Array(elements), 4);
    this.#one = 10 ** scale;
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
    const negative = bytes[start] === MINUS;
    const first = negative ? start + 1 : start;
    let dot = first;
    while (dot < end && bytes[dot] !== DOT) {
      dot++;
    }
    const fraction = dot < end ? end - dot - 1 : 0;
    if (fraction === this.scale && dot - first + fraction <= FIRST && dot > first) {
      const low = fraction === 0 ? 0 : parseDigits(bytes, dot + 1, end);
      const units = parseDigits(bytes, first, dot) * this.#one + low;
      if (!Number.isNaN(units)) {
        this.#write(negative ? -units : units);
        return;
      }
    }
    if (
      dot === first ||
      fraction > this.scale ||
      !this.#digits(bytes, first, dot) ||
      !this.#moreDigits(bytes, dot + 1, dot + 1 + fraction) ||
      !this.#moreZeros(this.scale - fraction)
    ) {
      throw refuseText(`numeric(${this.precision},${this.scale})`, bytes, start, end);
    }
    if (negative) {
      this.#negate();
    }
  }

  /** Writes units that a number holds exactly. */
  #write(units: number): void {
    const { values } = this;
    const at = this.length * 4;
    const high = Math.floor(units / TWO_TO_32);
    const sign = units < 0 ? -1 : 0;
    values[at] = units - high * TWO_TO_32;
    values[at + 1] = high;
    values[at + 2] = sign;
    values[at + 3] = sign;
  }

  /** Writes the digits as units. Whether they are digits, and fit. */
  #digits(bytes: Uint8Array, start: number, end: number): boolean {
    const stop = Math.min(end, start + FIRST);
    const units = parseDigits(bytes, start, stop);
    this.#write(units);
    return !Number.isNaN(units) && this.#moreDigits(bytes, stop, end);
  }

  /** Appends digits to the units. */
  #moreDigits(bytes: Uint8Array, start: number, end: number): boolean {
    for (let at = start; at < end; at += NEXT) {
      const stop = Math.min(at + NEXT, end);
      const digits = parseFew(bytes, at, stop);
      if (digits < 0 || !this.#shift(10 ** (stop - at), digits)) {
        return false;
      }
    }
    return true;
  }

  #moreZeros(count: number): boolean {
    for (let left = count; left > 0; left -= NEXT) {
      if (!this.#shift(10 ** Math.min(left, NEXT), 0)) {
        return false;
      }
    }
    return true;
  }

  /** Multiplies the units by at most a million and adds. Whether they still fit. */
  #shift(factor: number, add: number): boolean {
    const { values } = this;
    const begin = this.length * 4;
    let carry = add;
    for (let at = begin; at < begin + 4; at++) {
      const product = (values[at] as number) * factor + carry;
      carry = Math.floor(product / TWO_TO_32);
      values[at] = product - carry * TWO_TO_32;
    }
    return carry === 0 && (values[begin + 3] as number) < 0x8000_0000;
  }

  /** Two's complement. */
  #negate(): void {
    const { values } = this;
    const begin = this.length * 4;
    let carry = 1;
    for (let at = begin; at < begin + 4; at++) {
      const flipped = (~(values[at] as number) >>> 0) + carry;
      values[at] = flipped;
      carry = flipped === TWO_TO_32 ? 1 : 0;
    }
  }
}

export const decimalColumn = (precision: number, scale: number): DecimalColumn =>
  new DecimalColumn(precision, scale);
