const ZERO = 0x30;

/**
 * The number that decimal digits write; exact up to 15 digits. `NaN` for no digits, and for a byte that is no digit.
 */
export function parseDigits(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end) {
    return Number.NaN;
  }
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) {
      return Number.NaN;
    }
    value = value * 10 + digit;
  }
  return value;
}
