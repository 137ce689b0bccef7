import { parseFew } from './digits.js';

const MINUS = 0x2d;
const DOT = 0x2e;

/** Powers of ten that a double holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

/**
 * The number that is nearest to a decimal text. Up to 15 digits without an exponent, one exact division does it
 * (W. D. Clinger, "How to Read Floating Point Numbers Accurately", 1990); anything else, such as `1e300` or `NaN`, goes through a string.
 * `undefined` for text that is no number.
 */
export function parseDecimal(bytes: Uint8Array, start: number, end: number): number | undefined {
  const negative = bytes[start] === MINUS;
  const first = negative ? start + 1 : start;
  let dot = first;
  while (dot < end && bytes[dot] !== DOT) {
    dot++;
  }
  const fraction = dot < end ? end - dot - 1 : 0;
  if (dot - first > 9 || fraction > 9 || dot - first + fraction > 15 || dot === first) {
    return parseSlowly(bytes, start, end);
  }
  const whole = parseFew(bytes, first, dot);
  const part = parseFew(bytes, dot + 1, end);
  if (whole < 0 || part < 0) {
    return parseSlowly(bytes, start, end);
  }
  const power = POWERS[fraction] as number;
  const value = part === 0 ? whole : (whole * power + part) / power;
  return negative ? -value : value;
}

const NUMBER = /^(?:-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|-?Infinity|NaN)$/;

function parseSlowly(bytes: Uint8Array, start: number, end: number): number | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
  return NUMBER.test(text) ? Number(text) : undefined;
}
