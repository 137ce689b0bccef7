/** Characters of a long text that a display shows. */
const LONGEST = 200;

const plainDate = (value: Date): string =>
  Number.isNaN(value.getTime())
    ? 'invalid date'
    : value
        .toISOString()
        .replace('T', ' ')
        .replace(/(?:\.000)?Z$/, '');

/** A value as a display writes it; never for NULL, which displays show apart. */
export function cellText(value: unknown): string {
  const text = value instanceof Date ? plainDate(value) : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Whether values of this Redshift type or danfojs dtype stand on the right, so that their digits line up. */
export const isNumeric = (type: string): boolean =>
  /^(smallint|integer|bigint|real|double|numeric|int32|float32)/.test(type);

/** `1 row`, `172,456 rows`. */
export const rowCount = (rows: number): string =>
  `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`;
