import type { FileColumn } from './file-schema.js';

/** Writes a column of a file, named by an SQL identifier, as the text that PostgreSQL reads. */
export type AsText = (column: string) => string;

const plain: AsText = (column) => column;

/** `1200-02-15 (BC) 14:13:20` is `1200-02-15 14:13:20 BC` to PostgreSQL; `zone` goes before the era. */
const moment =
  (type: string, zone = ''): AsText =>
  (column) => {
    const text = `cast(cast(${column} as ${type}) as varchar)`;
    return `replace(${text}, ' (BC)', '') || '${zone}' || if(contains(${text}, '(BC)'), ' BC', '')`;
  };

const TIMESTAMPS = ['TIMESTAMP', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP WITH TIME ZONE'];
const TIMES = ['TIME', 'TIME WITH TIME ZONE'];
const TEXTS = ['VARCHAR', 'JSON', 'BLOB'];

/** By type of the table's column: the types of the file that fit it, and how they are written. */
const FITTING: Readonly<Record<string, readonly [readonly string[], AsText]>> = {
  smallint: [['TINYINT', 'UTINYINT', 'SMALLINT'], plain],
  integer: [['TINYINT', 'UTINYINT', 'SMALLINT', 'USMALLINT', 'INTEGER'], plain],
  bigint: [['UINTEGER', 'BIGINT'], plain],
  real: [['FLOAT'], plain],
  'double precision': [['DOUBLE'], plain],
  boolean: [['BOOLEAN'], plain],
  date: [['DATE'], moment('date')],
  'timestamp without time zone': [TIMESTAMPS, moment('timestamp')],
  'timestamp with time zone': [TIMESTAMPS, moment('timestamp', '+00')],
  'time without time zone': [TIMES, moment('time')],
  'time with time zone': [TIMES, moment('time', '+00')],
  'character varying': [TEXTS, plain],
  character: [TEXTS, (column) => `rtrim(${column})`],
  // VARBYTE is held as its digits.
  varbyte: [['BLOB'], (column) => `lower(hex(${column}))`],
};

/** Type name and what stands in its parentheses, `['numeric', '8,2']`. */
export function typeParts(type: string): readonly [string, string | undefined] {
  const [, parameters] = /\(([^)]*)\)/.exec(type) ?? [];
  return [type.replace(/\([^)]*\)/, ''), parameters];
}

/**
 * How a column of a file is written for a column of a table; undefined where Redshift calls the two incompatible. Nothing is
 * converted: an INT64 is no INTEGER, a DOUBLE no REAL.
 *
 * @param type of the table's column, as `format_type` tells it
 */
export function fitting(type: string, { type: found, stored }: FileColumn): AsText | undefined {
  const [name, parameters = ''] = typeParts(type);
  if (name === 'numeric') return found === `DECIMAL(${parameters})` ? plain : undefined;
  if (name === 'super') return asJson(found);
  const [types, asText] = FITTING[name] ?? [[], plain];
  if (types === TIMESTAMPS && stored === 'INT96') return asText;
  if (!types.includes(found)) return undefined;
  // Text that no annotation calls text.
  return types === TEXTS && found === 'BLOB' ? (column) => asText(`decode(${column})`) : asText;
}

/** As SERIALIZETOJSON writes it. What is annotated as JSON is a document, other text a string. */
function asJson(found: string): AsText | undefined {
  if (found === 'BLOB') return undefined;
  if (found === 'JSON') return plain;
  return (column) => `if(${column} is null, null, to_json(${column}))`;
}

const NAMES: Readonly<Record<string, string>> = {
  integer: 'INT',
  numeric: 'DECIMAL',
  'double precision': 'DOUBLE',
  character: 'CHAR',
  'character varying': 'VARCHAR',
  'timestamp without time zone': 'TIMESTAMP',
  'timestamp with time zone': 'TIMESTAMPTZ',
  'time without time zone': 'TIME',
  'time with time zone': 'TIMETZ',
};

/** A column's type in the message on incompatible schemas. */
export function columnType(type: string): string {
  const [name, parameters] = typeParts(type);
  const shown = NAMES[name] ?? name.toUpperCase();
  return name === 'numeric' ? `${shown}(${parameters?.replace(',', ', ')})` : shown;
}
