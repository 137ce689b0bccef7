/** Oids of PostgreSQL and of Redshift, which adds SUPER and others; names as Redshift's documentation writes them. */
const NAMES: Readonly<Record<number, string>> = {
  16: 'boolean',
  17: 'bytea',
  18: '"char"',
  19: 'name',
  20: 'bigint',
  21: 'smallint',
  23: 'integer',
  25: 'text',
  26: 'oid',
  700: 'real',
  701: 'double precision',
  705: 'unknown',
  1042: 'char',
  1043: 'varchar',
  1082: 'date',
  1083: 'time',
  1114: 'timestamp',
  1184: 'timestamptz',
  1186: 'interval',
  1188: 'interval year to month',
  1190: 'interval day to second',
  1266: 'timetz',
  1700: 'numeric',
  2205: 'regclass',
  2249: 'record',
  2935: 'hllsketch',
  3000: 'geometry',
  3001: 'geography',
  3999: 'geometryhex',
  4000: 'super',
  6551: 'varbyte',
};

/** Type modifiers count the four bytes of a length header in (PostgreSQL documentation, `pg_attribute.atttypmod`). */
const HEADER = 4;

/** Precision and scale of a NUMERIC, or `undefined` where none is declared. */
export function numericShape(modifier: number): { precision: number; scale: number } | undefined {
  if (modifier < HEADER) {
    return undefined;
  }
  const shape = modifier - HEADER;
  return { precision: (shape >> 16) & 0xffff, scale: shape & 0xffff };
}

/** The type's name as Redshift writes it, such as `numeric(8,2)` or `varchar(100)`. */
export function typeName(oid: number, modifier: number): string {
  const name = NAMES[oid] ?? `oid ${oid}`;
  if (modifier < HEADER) {
    return name;
  }
  switch (name) {
    case 'numeric': {
      const shape = numericShape(modifier);
      return `numeric(${shape?.precision},${shape?.scale})`;
    }
    case 'char':
    case 'varchar':
    case 'varbyte':
      return `${name}(${modifier - HEADER})`;
    default:
      return name;
  }
}
