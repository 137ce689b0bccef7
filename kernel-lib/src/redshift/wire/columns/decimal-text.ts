const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;

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
  let mantissa = 0;
  let digits = 0;
  let fraction = -1;
  for (let at = first; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digits += mantissa === 0 ? 0 : 1;
      fraction += fraction === -1 ? 0 : 1;
    } else if (bytes[at] === DOT && fraction === -1) {
      fraction = 0;
    } else {
      return parseSlowly(bytes, start, end);
    }
  }
  if (digits > 15 || fraction > 22 || first === end) {
    return parseSlowly(bytes, start, end);
  }
  const value = fraction > 0 ? mantissa / (POWERS[fraction] as number) : mantissa;
  return negative ? -value : value;
}

const NUMBER = /^(?:-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|-?Infinity|NaN)$/;

function parseSlowly(bytes: Uint8Array, start: number, end: number): number | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
  return NUMBER.test(text) ? Number(text) : undefined;
}
