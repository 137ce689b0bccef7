import { inspect } from 'node:util';

/** Characters of a long text that a display shows. */
const LONGEST = 200;

const plainDate = (value: Date): string =>
  Number.isNaN(value.getTime())
    ? 'invalid date'
    : value
        .toISOString()
        .replace('T', ' ')
        .replace(/(?:\.000)?Z$/, '');

function objectText(value: object): string {
  if (value instanceof Date) return plainDate(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  const own: unknown = Reflect.get(value, 'toString');
  return Array.isArray(value) || own === Object.prototype.toString || typeof own !== 'function'
    ? inspect(value, { breakLength: Number.POSITIVE_INFINITY })
    : String(value);
}

/** A value as a display writes it; never for NULL, which displays show apart. */
export function cellText(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? objectText(value) : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Whether values of this Redshift type or danfojs dtype stand on the right, so that their digits line up. */
export const isNumeric = (type: string): boolean =>
  /^(smallint|integer|bigint|real|double|numeric|int32|float32)/.test(type);

/** `1 row`, `172,456 rows`. */
export const rowCount = (rows: number): string =>
  `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`;
