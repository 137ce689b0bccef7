/** A column of a result as PostgreSQL's RowDescription announces it. */
export interface WireColumn {
  readonly name: string;
  readonly dataTypeID: number;
  readonly dataTypeModifier: number;
}

/** Types by their number in pg_type. Everything else (text, JSON, SUPER, times with zone, …) is written as text. */
const types: Readonly<Record<number, string>> = {
  16: 'BOOLEAN',
  17: 'BLOB',
  20: 'BIGINT',
  21: 'SMALLINT',
  23: 'INTEGER',
  26: 'BIGINT',
  700: 'FLOAT',
  701: 'DOUBLE',
  1082: 'DATE',
  1083: 'TIME',
  1114: 'TIMESTAMP',
  1184: 'TIMESTAMPTZ',
};
const numeric = 1700;
/** Digits of the widest DECIMAL, in Redshift as in Parquet's usual readers. */
export const maxDigits = 38;

/**
 * The Parquet (DuckDB) type of a column, or nothing for a `numeric` of no declared precision: an expression's, such as
 * `sum(price)`. Its scale is then that of the values ({@link decimalType}).
 */
export function parquetType(column: WireColumn): string | undefined {
  if (column.dataTypeID !== numeric) return types[column.dataTypeID] ?? 'VARCHAR';
  if (column.dataTypeModifier < 4) return undefined;
  const precision = ((column.dataTypeModifier - 4) >> 16) & 0xffff;
  const scale = (column.dataTypeModifier - 4) & 0x7ff;
  return precision <= maxDigits && scale <= precision
    ? `DECIMAL(${precision},${scale})`
    : undefined;
}

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
   * DECIMAL(38, s) where s is the most decimals of any value: a sum of numeric(8,2) becomes DECIMAL(38,2), as Redshift
   * types it, and no digit is lost. Nothing where the values do not fit in 38 digits.
   */
  decimalType(): string | undefined {
    return this.#whole + this.#scale > maxDigits && this.#scale > 0
      ? undefined
      : `DECIMAL(${maxDigits},${this.#scale})`;
  }
}
