import { DataType, type Field } from 'apache-arrow';
import { refusalsOf, refuseColumn } from '../refusals.js';
import { type RedshiftType, typeText } from '../types/redshift-type.js';
import { byText } from './by-text.js';
import { bytes, isBytes } from './bytes.js';
import { decimals } from './decimals.js';
import { doubles, reals } from './floats.js';
import type { Loading } from './loading.js';
import { dates, timestamps } from './moments.js';
import { nested } from './nested.js';
import { isText, texts } from './texts.js';
import { isWholeName, wholeNumbers } from './whole-numbers.js';

/** Without a detour, where the column has in Parquet what Redshift reads from it. */
function direct(field: Field, target: RedshiftType): Loading | undefined {
  const { type } = field;
  const { name, precision = 0, scale = 0 } = target;
  const refuse = refusalsOf(field.name, typeText(target));
  const number = DataType.isInt(type) || DataType.isFloat(type);
  const narrow = DataType.isFloat(type) || (DataType.isInt(type) && type.bitWidth < 64);
  if (isWholeName(name)) return number ? wholeNumbers(type, name, refuse) : undefined;
  switch (name) {
    case 'numeric':
      return decimals(type, precision, scale, refuse);
    case 'real':
      return narrow ? reals(type, refuse) : undefined;
    case 'double precision':
      return narrow ? doubles(type) : undefined;
    case 'boolean':
      return DataType.isBool(type) ? { type, carrier: name, convert: (data) => data } : undefined;
    case 'varchar':
    case 'char':
      return isText(type) ? texts(type, target, refuse) : undefined;
    case 'varbyte':
      return isBytes(type) ? bytes(type, target, refuse) : undefined;
    case 'date':
      return DataType.isDate(type) ? dates(type, refuse) : undefined;
    case 'timestamp':
      return DataType.isTimestamp(type) && !type.timezone
        ? timestamps(type, false, refuse)
        : undefined;
    case 'timestamptz':
      return DataType.isTimestamp(type) ? timestamps(type, true, refuse) : undefined;
    case 'super':
      return nested(type, refuse);
    default:
      return undefined;
  }
}

/**
 * How a column becomes one of a Redshift type.
 *
 * @throws ShiftbookError `upload-type` where it would lose or mean something else, with column, both types and what to do.
 */
export function loadingOf(field: Field, target: RedshiftType): Loading {
  const refuse = refusalsOf(field.name, typeText(target));
  const found = direct(field, target) ?? byText(field, target, refuse);
  if (found !== undefined) return found;
  throw refuseColumn(
    field.name,
    `is ${String(field.type)} here and ${typeText(target)} in the table`,
    DataType.isTimestamp(field.type) && target.name === 'timestamp'
      ? 'A timestamp without time zone would lose it: convert the column first, or make the table one of timestamptz.'
      : 'Convert the column first, or load it into a column of another type.',
  );
}
