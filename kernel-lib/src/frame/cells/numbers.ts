const TWO_TO_32 = 4_294_967_296;

/** The digits a double writes back unchanged, as a bound: below it, whole numbers of units divide exactly. */
const EXACT_UNITS = 1e15;

/** A 64 bit integer as a number where that is exact. */
export function readBigint(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** The shortest decimal number that is the same REAL: 1.1, not 1.100000023841858. */
export function shortestReal(value: number): number {
  for (let digits = 1; digits <= 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Object.is(Math.fround(short), value)) {
      return short;
    }
  }
  return value;
}

/** Decimal text of a count of units of 10^-scale. */
export function decimalText(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  const whole = digits.slice(0, digits.length - scale);
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`;
}

/** A decimal as a number where 15 digits suffice for it, else as text. */
function fromUnits(units: bigint, scale: number): number | string {
  const text = decimalText(units, scale);
  const significant = scale === 0 ? text : text.replace(/\.?0+$/, '');
  const digits = significant.replace(/^-?0*\.?0*/, '').replace('.', '');
  return digits.length <= 15 ? Number(significant) : text;
}

/**
 * Reads a decimal from its 32 bit words, lowest first, two's complement.
 *
 * @param at index of the first word.
 * @param count number of words.
 */
export function readDecimal(
  words: Uint32Array,
  at: number,
  count: number,
  scale: number,
): number | string {
  const low = words[at] as number;
  const high = (words[at + 1] as number) | 0;
  const units = high * TWO_TO_32 + low;
  const sign = high < 0 ? 0xffff_ffff : 0;
  let narrow = Math.abs(units) < EXACT_UNITS && scale <= 22;
  for (let word = 2; narrow && word < count; word++) {
    narrow = words[at + word] === sign;
  }
  if (narrow) {
    return units / 10 ** scale;
  }
  let wide = 0n;
  for (let word = count - 1; word >= 0; word--) {
    wide = (wide << 32n) | BigInt(words[at + word] as number);
  }
  return fromUnits(BigInt.asIntN(32 * count, wide), scale);
}
