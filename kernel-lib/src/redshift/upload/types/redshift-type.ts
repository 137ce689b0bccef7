import { usualTypeName } from '../../type-names.js';

/** A type of Redshift's, taken apart. */
export interface RedshiftType {
  /** Redshift's own name, without lengths. */
  readonly name: string;
  /** Bytes of VARCHAR, CHAR and VARBYTE. */
  readonly size?: number;
  /** Of NUMERIC. */
  readonly precision?: number;
  readonly scale?: number;
}

const PLAIN = new Set(
  'smallint integer bigint real boolean date time timetz timestamp timestamptz super'.split(' '),
).add('double precision');

/**
 * Lengths where none is written, and the longest.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html
 * https://docs.aws.amazon.com/redshift/latest/dg/r_VARBYTE_type.html
 */
const SIZES: Readonly<Record<string, readonly [usual: number, most: number]>> = {
  varchar: [256, 65_535],
  char: [1, 4096],
  varbyte: [64_000, 1_024_000],
};

export const VARCHAR_MOST = 65_535;
export const VARBYTE_MOST = 1_024_000;
/** https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_types201.html */
export const PRECISION_MOST = 38;
const SCALE_MOST = 37;

/** A type by its name, if it is one that can be loaded into; nothing else that stands in the text is taken. */
export function parseType(text: string): RedshiftType | undefined {
  const match = /^\s*([a-z]\w*(?: \w+)*)\s*(?:\(\s*(\w+)\s*(?:,\s*(\d+)\s*)?\))?\s*$/i.exec(text);
  if (match === null) return undefined;
  const [, given = '', first, second] = match;
  const name = usualTypeName(given.toLowerCase());
  if (PLAIN.has(name)) return first === undefined ? { name } : undefined;
  if (name === 'numeric') return numeric(Number(first ?? 18), Number(second ?? 0));
  const sizes = Object.hasOwn(SIZES, name) ? SIZES[name] : undefined;
  if (sizes === undefined || second !== undefined) return undefined;
  const [usual, most] = sizes;
  const size = first === undefined ? usual : first.toLowerCase() === 'max' ? most : Number(first);
  return Number.isInteger(size) && size >= 1 && size <= most ? { name, size } : undefined;
}

function numeric(precision: number, scale: number): RedshiftType | undefined {
  const holds =
    Number.isInteger(precision) &&
    precision >= 1 &&
    precision <= PRECISION_MOST &&
    scale <= Math.min(precision, SCALE_MOST);
  return holds ? { name: 'numeric', precision, scale } : undefined;
}

/** The type as SQL writes it. */
export function typeText({ name, size, precision, scale }: RedshiftType): string {
  if (size !== undefined) return `${name}(${size})`;
  return precision === undefined ? name : `${name}(${precision},${scale ?? 0})`;
}
