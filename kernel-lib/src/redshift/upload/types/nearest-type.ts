import { DataType, type Field, Precision, type Vector } from 'apache-arrow';
import { TYPE_METADATA } from '../../../frame/result-column.js';
import { refuseColumn } from '../refusals.js';
import {
  PRECISION_MOST,
  parseType,
  type RedshiftType,
  VARBYTE_MOST,
  VARCHAR_MOST,
} from './redshift-type.js';
import { longestIn } from './text-lengths.js';

function integer(bits: number, signed: boolean): RedshiftType {
  const needed = signed ? bits : bits + 1;
  if (needed > 64) return { name: 'numeric', precision: 20, scale: 0 };
  return { name: needed <= 16 ? 'smallint' : needed <= 32 ? 'integer' : 'bigint' };
}

function sized(field: Field, column: Vector, name: 'varchar' | 'varbyte'): RedshiftType {
  const most = name === 'varchar' ? VARCHAR_MOST : VARBYTE_MOST;
  const { bytes, row } = longestIn(column);
  if (bytes > most) {
    throw refuseColumn(
      field.name,
      `has ${bytes.toLocaleString('en')} bytes in row ${row + 1}; ${name} holds ${most.toLocaleString('en')}`,
      'Cut the value, or split it over several columns.',
    );
  }
  return { name, size: Math.max(bytes, 1) };
}

function decimal(field: Field, precision: number, scale: number): RedshiftType {
  const type = parseType(`numeric(${precision},${scale})`);
  if (type !== undefined && scale >= 0) return type;
  throw refuseColumn(
    field.name,
    `is Decimal(${precision}, ${scale}), and Redshift's numeric has at most ${PRECISION_MOST} digits, 37 of them behind the point`,
    "Say what it shall be: schema: { name: 'numeric(38,10)' }.",
  );
}

const isText = (type: DataType): boolean =>
  DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type);

/** A type that says how long its values are, if they differ: `numeric` alone is what PostgreSQL calls a sum. */
function declaredType(text: string): RedshiftType | undefined {
  const type = parseType(text);
  const open = type?.size !== undefined || type?.precision !== undefined;
  return open && !text.includes('(') ? undefined : type;
}

/** Types of Redshift's that COPY does not load from what a Result holds of them. */
const NOT_LOADED = /^(geometry|geography|hllsketch|interval)/;

/**
 * The Redshift type that holds a column without loss: what its metadata says (`shiftbook.type`, as a Result has), else by
 * its Arrow type; texts and bytes as long as the longest value.
 *
 * @throws ShiftbookError `upload-type`, with the column and what to do.
 */
export function nearestType(field: Field, column: Vector): RedshiftType {
  const { type } = field;
  const metadata = field.metadata.get(TYPE_METADATA) ?? '';
  if (NOT_LOADED.test(metadata)) {
    const hint = 'Cast it in the query, to varchar for example, or leave it out.';
    throw refuseColumn(field.name, `is ${metadata}, which is not uploaded`, hint);
  }
  const said = declaredType(metadata);
  if (said !== undefined) return said;
  const inner = DataType.isDictionary(type) ? (type.dictionary as DataType) : type;
  if (isText(inner)) return sized(field, column, 'varchar');
  if (DataType.isBinary(type) || DataType.isLargeBinary(type)) {
    return sized(field, column, 'varbyte');
  }
  if (DataType.isFixedSizeBinary(type)) return { name: 'varbyte', size: type.byteWidth };
  if (DataType.isInt(inner)) return integer(inner.bitWidth, inner.isSigned);
  if (DataType.isFloat(inner)) {
    return { name: inner.precision === Precision.DOUBLE ? 'double precision' : 'real' };
  }
  if (DataType.isDecimal(inner)) return decimal(field, inner.precision, inner.scale);
  if (DataType.isTimestamp(inner)) return { name: inner.timezone ? 'timestamptz' : 'timestamp' };
  const others: readonly [boolean, RedshiftType][] = [
    [DataType.isBool(type), { name: 'boolean' }],
    [DataType.isDate(type), { name: 'date' }],
    [DataType.isTime(type), { name: 'time' }],
    [DataType.isNull(type), { name: 'varchar', size: 1 }],
    [isNested(type), { name: 'super' }],
  ];
  const found = others.find(([fits]) => fits)?.[1];
  if (found !== undefined) return found;
  throw refuseColumn(
    field.name,
    `is ${String(type)}, for which Redshift has no type that it loads`,
    'Make text or a number of it first.',
  );
}

/** What becomes SUPER. */
export const isNested = (type: DataType): boolean =>
  DataType.isList(type) ||
  DataType.isLargeList(type) ||
  DataType.isFixedSizeList(type) ||
  DataType.isStruct(type) ||
  DataType.isMap(type);
