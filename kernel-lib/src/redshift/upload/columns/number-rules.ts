import { shortestReal } from '../../../frame/cells/numbers.js';
import type { RedshiftType } from '../types/redshift-type.js';

/** Says why a text is no value of a type; nothing where it is one. */
export type Rule = (text: string) => string | undefined;

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

const NO_NUMBER = 'it is no number';

/** Digits before and behind the point, without zeros that mean nothing; none of what is no number. */
function digitsOf(text: string): { whole: string; fraction: string } | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, , before = '', behind = '', exponent = '0'] = match;
  if (before + behind === '') return undefined;
  const point = before.length + Number(exponent);
  const all = before + behind;
  const whole = point <= 0 ? '' : all.slice(0, point).padEnd(point, '0');
  const fraction =
    point < 0 ? all.padStart(all.length - point, '0') : all.slice(Math.max(point, 0));
  return { whole: whole.replace(/^0+/, ''), fraction: fraction.replace(/0+$/, '') };
}

/** A number without an exponent, which Redshift's NUMERIC is not documented to read. */
export function plainNumber(text: string): string {
  const { whole, fraction } = digitsOf(text) ?? { whole: text, fraction: '' };
  const sign = text.startsWith('-') ? '-' : '';
  return `${sign}${whole || '0'}${fraction === '' ? '' : `.${fraction}`}`;
}

const wholeRule =
  (bits: number): Rule =>
  (text) => {
    const digits = digitsOf(text);
    if (digits === undefined || !/^[+-]?\d+$/.test(text)) {
      return digits === undefined ? NO_NUMBER : 'it is not written as a whole number';
    }
    const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
    return BigInt.asIntN(bits, value) === value ? undefined : 'it is out of range';
  };

const numericRule =
  (precision: number, scale: number): Rule =>
  (text) => {
    const digits = digitsOf(text);
    if (digits === undefined) return NO_NUMBER;
    if (digits.whole.length > precision - scale) return 'it is out of range';
    return digits.fraction.length > scale ? `it has more than ${scale} decimals` : undefined;
  };

/** The digits that a double writes back unchanged. */
const DOUBLE_DIGITS = 15;

function loses(text: string, value: number): boolean {
  const said = digitsOf(text);
  const kept = digitsOf(String(value));
  if (said === undefined || kept === undefined) return true;
  if (said.whole === kept.whole && said.fraction === kept.fraction) return false;
  const digits = `${said.whole}${said.fraction}`.replace(/^0+|0+$/g, '');
  return digits.length > DOUBLE_DIGITS;
}

const SPECIAL = new Set(['NaN', 'Infinity', '-Infinity']);

const floatRule =
  (real: boolean): Rule =>
  (text) => {
    if (SPECIAL.has(text)) return undefined;
    const value = Number(text);
    if (digitsOf(text) === undefined) return NO_NUMBER;
    if (!Number.isFinite(real ? Math.fround(value) : value)) return 'it is out of range';
    const kept = real ? shortestReal(Math.fround(value)) : value;
    return (real && kept !== value) || loses(text, value) ? 'it has more digits' : undefined;
  };

const BITS: Readonly<Record<string, number>> = { smallint: 16, integer: 32, bigint: 64 };

/** What numbers a type takes as text; none for a type that has no numbers. */
export function numberRule({ name, precision = 0, scale = 0 }: RedshiftType): Rule | undefined {
  const bits = Object.hasOwn(BITS, name) ? BITS[name] : undefined;
  if (bits !== undefined) return wholeRule(bits);
  if (name === 'numeric') return numericRule(precision, scale);
  return name === 'real' || name === 'double precision' ? floatRule(name === 'real') : undefined;
}
