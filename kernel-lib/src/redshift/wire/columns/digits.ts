const ZERO = 0x30;

/** The number that at most nine decimal digits write, 0 for none; -1 for a byte that is no digit. */
export function parseFew(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit >>> 0 > 9) {
      return -1;
    }
    value = (value * 10 + digit) | 0;
  }
  return value;
}

/**
 * The number that decimal digits write; exact up to 15 digits. `NaN` for no digits, and for a byte that is no digit.
 */
export function parseDigits(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end) {
    return Number.NaN;
  }
  let value = 0;
  for (let at = start; at < end; at += 9) {
    const stop = Math.min(at + 9, end);
    const few = parseFew(bytes, at, stop);
    if (few < 0) {
      return Number.NaN;
    }
    value = at === start ? few : value * 10 ** (stop - at) + few;
  }
  return value;
}
