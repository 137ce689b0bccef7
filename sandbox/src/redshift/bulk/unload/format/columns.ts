import type { DescribedColumn } from '../../../wire/row-description.js';

/** A type: its name in a manifest, and that of DuckDB's as which Parquet holds it. */
interface KnownType {
  readonly name: string;
  /** undefined where Redshift unloads it as text only. */
  readonly parquet?: string;
}

const text = (name: string): KnownType => ({ name, parquet: 'VARCHAR' });
const SUPER: KnownType = { name: 'super', parquet: 'JSON' };

/** Types by their number in pg_type, but NUMERIC. */
const TYPES: Readonly<Record<number, KnownType>> = {
  16: { name: 'boolean', parquet: 'BOOLEAN' },
  20: { name: 'bigint', parquet: 'BIGINT' },
  21: { name: 'smallint', parquet: 'SMALLINT' },
  23: { name: 'integer', parquet: 'INTEGER' },
  26: { name: 'bigint', parquet: 'BIGINT' },
  700: { name: 'real', parquet: 'FLOAT' },
  701: { name: 'double precision', parquet: 'DOUBLE' },
  1042: text('character'),
  1082: { name: 'date', parquet: 'DATE' },
  1083: { name: 'time without time zone' },
  1114: { name: 'timestamp without time zone', parquet: 'TIMESTAMP' },
  1184: { name: 'timestamp with time zone', parquet: 'TIMESTAMPTZ' },
  1186: text('interval'),
  1188: text('interval year to month'),
  1190: text('interval day to second'),
  1266: { name: 'time with time zone' },
  2935: { name: 'hllsketch' },
  3000: { name: 'geometry' },
  3001: { name: 'geography' },
  3802: SUPER,
  4000: SUPER,
  6551: { name: 'binary varying' },
};
const NUMERIC = 1700;
/** Digits of the widest DECIMAL, in Redshift as in Parquet's usual readers. */
export const MAX_DIGITS = 38;

const typeOf = (column: DescribedColumn): KnownType =>
  TYPES[column.type] ?? { name: 'character varying', parquet: 'VARCHAR' };

/** The type's name, as `double precision`. */
export const typeName = (column: DescribedColumn): string =>
  column.type === NUMERIC ? 'numeric' : typeOf(column).name;

/** Precision and scale; undefined for an expression's numeric, such as `sum(price)`, where PostgreSQL tells none. */
export function decimalOf({ type, modifier }: DescribedColumn): Decimal | undefined {
  if (type !== NUMERIC || modifier < 4) return undefined;
  const precision = ((modifier - 4) >> 16) & 0xffff;
  const scale = (modifier - 4) & 0x7ff;
  return precision <= MAX_DIGITS && scale <= precision ? { precision, scale } : undefined;
}

export interface Decimal {
  readonly precision: number;
  readonly scale: number;
}

/** Whether the values must say how wide the numbers are ({@link NumericWidth}). */
export const isUnmeasured = (column: DescribedColumn): boolean =>
  column.type === NUMERIC && decimalOf(column) === undefined;

/** Counts the decimals and digits of numbers, as PostgreSQL writes them. */
export class NumericWidth {
  #whole = 0;
  #scale = 0;

  add(text: string): void {
    const [whole = '', fraction = ''] = text.replace('-', '').split('.');
    this.#whole = Math.max(this.#whole, whole.length);
    this.#scale = Math.max(this.#scale, fraction.length);
  }

  /**
   * (38, s) where s is the most decimals of any value: a sum of numeric(8,2) is NUMERIC(38,2), as Redshift types it, and
   * no digit is lost. Nothing where the values do not fit in 38 digits.
   */
  decimal(): Decimal | undefined {
    if (this.#whole + this.#scale > MAX_DIGITS && this.#scale > 0) return undefined;
    return { precision: MAX_DIGITS, scale: this.#scale };
  }
}

/** A column of a result whose numbers are measured. */
export interface MeasuredColumn extends DescribedColumn {
  readonly decimal?: Decimal | undefined;
}

/** DuckDB's type as which Parquet holds the column; undefined where Redshift unloads it as text only. */
export function parquetType(column: MeasuredColumn): string | undefined {
  const { decimal } = column;
  if (decimal !== undefined) return `DECIMAL(${decimal.precision},${decimal.scale})`;
  return typeOf(column).parquet;
}

/** A type in a manifest, such as `{ base: 'numeric', precision: 8, scale: 2 }`. */
export function manifestType(column: MeasuredColumn): object {
  const base = typeName(column);
  if (column.decimal !== undefined) return { base, ...column.decimal };
  // CHAR, VARCHAR and VARBYTE have their length and the four bytes before it.
  const lengthy = column.modifier > 4 && /^(?:character|binary)/.test(base);
  return lengthy ? { base, max_length: column.modifier - 4 } : { base };
}
