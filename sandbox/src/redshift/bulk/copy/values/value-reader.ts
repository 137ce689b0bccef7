import type { LoadColumn } from '../load-column.js';
import { BadValue } from './bad-value.js';
import { dateWriter, timestampWriter } from './moments.js';
import type { ValueFormat } from './value-format.js';

/** What PostgreSQL gets for a value as it stands in a file; null for NULL. Throws {@link BadValue}. */
export type ValueReader = (text: string) => string | null;

/** How values of a column are read. What is of no type of Redshift's own goes to PostgreSQL as it is. */
export function valueReader({ type }: LoadColumn, format: ValueFormat): ValueReader {
  const [, name = type, first, second] = /^([a-z ]+?)\((\d+)(?:,(\d+))?\)/.exec(type) ?? [];
  if (name === 'character varying' || name === 'character') {
    return textReader(
      first === undefined ? undefined : Number(first),
      name === 'character',
      format,
    );
  }
  const read = READERS[name]?.(format, Number(first ?? 0), Number(second ?? 0)) ?? same;
  // What is blank is NULL, except in text.
  return (text) => (text.trim() === '' ? null : read(text));
}

const same: ValueReader = (text) => text;

type MakeReader = (format: ValueFormat, precision: number, scale: number) => ValueReader;

const READERS: Readonly<Record<string, MakeReader>> = {
  smallint: () => integer('Short', 2n ** 15n),
  integer: () => integer('Integer', 2n ** 31n),
  bigint: () => integer('Long', 2n ** 63n),
  numeric: (format, precision, scale) => decimal(precision, scale, format.roundDecimals),
  real: () => float,
  'double precision': () => float,
  boolean: () => boolean,
  date: (format) => moment(dateWriter(format.dateFormat), format, 1205, format.dateFormat),
  'timestamp without time zone': (format) =>
    moment(timestampWriter(format.timeFormat, false), format, 1206, format.timeFormat),
  'timestamp with time zone': (format) =>
    moment(timestampWriter(format.timeFormat, true), format, 1206, format.timeFormat),
  super: () => document,
  varbyte: (_, length) => digits(length),
};

function integer(type: string, limit: bigint): ValueReader {
  return (text) => {
    const trimmed = text.trim();
    if (!/^[+-]?\d+$/.test(trimmed)) throw invalidDigit(text, /[^\d]/, type);
    const value = BigInt(trimmed.replace(/^\+/, ''));
    if (value >= limit || value < -limit) {
      throw new BadValue(1204, `Overflow, Value '${trimmed}', Type: ${type}`);
    }
    return trimmed;
  };
}

/** Tells the first character that is no digit. */
function invalidDigit(text: string, bad: RegExp, type: string): BadValue {
  const sign = /^\s*[+-]?/.exec(text)?.[0].length ?? 0;
  const found = text.slice(sign).search(bad);
  const position = found === -1 ? text.length : sign + found;
  return new BadValue(
    1207,
    `Invalid digit, Value '${text[position] ?? ''}', Pos ${position}, Type: ${type}`,
    position,
  );
}

function decimal(precision: number, scale: number, round: boolean): ValueReader {
  return (text) => {
    const trimmed = text.trim();
    const parts = /^([+-]?)(\d*)\.?(\d*)(e[+-]?\d+)?$/i.exec(trimmed);
    const [, sign = '', whole = '', fraction = '', exponent] = parts ?? [];
    if (parts === null || whole + fraction === '') throw invalidDigit(text, /[^\d.]/, 'Decimal');
    if (exponent !== undefined) return trimmed;
    if (precision > 0 && whole.replace(/^0+/, '').length > precision - scale) {
      throw new BadValue(1204, `Numeric data overflow, Value '${trimmed}', Type: Decimal`);
    }
    // Digits too many are cut, unless ROUNDEC leaves them to be rounded.
    return round || precision === 0
      ? trimmed
      : `${sign}${whole || '0'}.${fraction.slice(0, scale)}`;
  };
}

const float: ValueReader = (text) => {
  const trimmed = text.trim();
  if (!/^[+-]?((\d+\.?\d*|\.\d+)(e[+-]?\d+)?|inf(inity)?|nan)$/i.test(trimmed)) {
    throw new BadValue(1208, `Invalid float format or value, Value '${trimmed}'`);
  }
  return trimmed;
};

const boolean: ValueReader = (text) => {
  const told = text.trim().toLowerCase();
  if (/^(t|true|y|yes|1)$/.test(told)) return 't';
  if (/^(f|false|n|no|0)$/.test(told)) return 'f';
  throw new BadValue(1210, 'Unknown boolean format');
};

const document: ValueReader = (text) => {
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw new BadValue(1224, 'Invalid JSON for a column of type super');
  }
};

/** VARBYTE stands in files as hexadecimal digits. */
const digits =
  (length: number): ValueReader =>
  (text) => {
    const trimmed = text.trim().toLowerCase();
    if (!/^(?:[0-9a-f]{2})+$/.test(trimmed)) throw invalidDigit(text, /[^0-9a-f]/i, 'Varbyte');
    if (length === 0 || trimmed.length / 2 <= length) return trimmed;
    throw new BadValue(1204, 'String length exceeds DDL length');
  };

function moment(
  write: (text: string) => string | undefined,
  { acceptAnyDate }: ValueFormat,
  code: number,
  format: string,
): ValueReader {
  const what = code === 1205 ? 'date' : 'timestamp';
  return (text) => {
    const written = write(text);
    if (written !== undefined) return written;
    if (acceptAnyDate) return null;
    throw new BadValue(code, `Invalid ${what} format or value [${format}]`);
  };
}

/** Text is measured in bytes; what does not fit is an error or cut, by TRUNCATECOLUMNS. */
function textReader(
  length: number | undefined,
  fixed: boolean,
  { replacement, blanksAsNull, emptyAsNull, truncateColumns, trimBlanks }: ValueFormat,
): ValueReader {
  return (text) => {
    if (text === '') return emptyAsNull ? null : '';
    if (blanksAsNull && text.trim() === '') return null;
    let value = text;
    if (INVALID.test(value)) {
      if (replacement === undefined) {
        const reason = 'String contains invalid or unsupported UTF8 codepoints.';
        throw new BadValue(1220, reason, value.search(INVALID));
      }
      value = value.replace(new RegExp(INVALID, 'g'), replacement);
    }
    if (trimBlanks || fixed) value = value.replace(/ +$/, '');
    if (fixed && Buffer.byteLength(value) > value.length) {
      const reason = 'Multibyte character not supported for CHAR (Hint: try using VARCHAR).';
      throw new BadValue(1220, reason);
    }
    if (length === undefined || Buffer.byteLength(value) <= length) return value;
    if (truncateColumns) return cut(value, length);
    throw new BadValue(1204, 'String length exceeds DDL length');
  };
}

/** What no text may hold, and what bytes that are no UTF-8 are read as. */
const INVALID = /\0/;

/** As many whole characters as fit. */
function cut(text: string, bytes: number): string {
  let at = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character);
    if (size > bytes) break;
    bytes -= size;
    at += character.length;
  }
  return text.slice(0, at);
}
