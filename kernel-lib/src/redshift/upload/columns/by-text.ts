import { type Data, DataType, type Field, Utf8 } from 'apache-arrow';
import { resultColumn } from '../../../frame/result-column.js';
import { columnText, SQL_STYLE } from '../../../frame/text/column-text.js';
import type { RefuseValue } from '../refusals.js';
import { textData } from '../source/text-data.js';
import { isNested } from '../types/nearest-type.js';
import { type RedshiftType, typeText, VARCHAR_MOST } from '../types/redshift-type.js';
import { jsonText } from './json-text.js';
import type { Loading } from './loading.js';
import { plainNumber } from './number-rules.js';
import { textRule } from './text-rules.js';
import { isText } from './texts.js';

const isNumber = (type: DataType): boolean =>
  DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type);

const NUMBERS = new Set('smallint,integer,bigint,numeric,real,double precision'.split(','));

/** Whether values of an Arrow type may become values of a Redshift type at all. */
function mayBecome(source: DataType, { name }: RedshiftType): boolean {
  const inner = DataType.isDictionary(source) ? (source.dictionary as DataType) : source;
  if (isText(source) || DataType.isNull(source)) return true;
  if (isNumber(inner)) return NUMBERS.has(name);
  if (isNested(source)) return name === 'super';
  if (DataType.isDate(inner)) return name === 'timestamp';
  if (DataType.isTimestamp(inner)) return name === 'date' && !inner.timezone;
  return DataType.isTime(inner) && name === 'time';
}

/** Bytes that the text of a value may take, of types that are short. */
const SHORT = 64;

/**
 * Through text: the files hold text, which was looked at here, and Redshift casts it. For what Parquet, or COPY of it,
 * has no type, and for columns that are of another type here than there.
 */
export function byText(
  field: Field,
  target: RedshiftType,
  refuse: RefuseValue,
): Loading | undefined {
  const { type: source } = field;
  const rule = textRule(target);
  if (rule === undefined && !DataType.isNull(source)) return undefined;
  if (!mayBecome(source, target)) return undefined;
  const json = target.name === 'super';
  const numeric = target.name === 'numeric';
  const convert = (data: Data, before: number): Data => {
    const nested = isNested(source) ? jsonText(data) : undefined;
    const read =
      nested === undefined
        ? columnText(data, resultColumn(field).type, SQL_STYLE)
        : (index: number) => (data.getValid(index) ? nested(index) : null);
    return textData(data.length, (index) => {
      const text = read(index);
      if (text === null) return null;
      const written = numeric ? plainNumber(text) : text;
      const long =
        !json && written.length > SHORT ? `it has ${written.length} characters` : undefined;
      const why = rule?.(text) ?? long;
      if (why === undefined) return written;
      throw refuse(before + index, isText(source) ? JSON.stringify(text) : String(text), why);
    });
  };
  return {
    type: new Utf8(),
    carrier: `varchar(${json ? VARCHAR_MOST : SHORT})`,
    cast: (column) => (json ? `json_parse(${column})` : `${column}::${typeText(target)}`),
    convert,
  };
}
