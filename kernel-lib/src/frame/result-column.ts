import { DataType, type Field, Precision } from 'apache-arrow';

/** Key of an Arrow field's metadata that holds the Redshift type's name. */
export const TYPE_METADATA = 'shiftbook.type';

/**
 * Key of an Arrow field's metadata that holds the column's name, where another column has the same: Arrow takes fields
 * of one name for one.
 */
export const NAME_METADATA = 'shiftbook.name';

/** A column of a result. */
export interface ResultColumn {
  readonly name: string;
  /** Redshift's name of the type, such as `numeric(8,2)`; Arrow's where Redshift has no such type. */
  readonly type: string;
  readonly nullable: boolean;
}

/** The Redshift type that is nearest to an Arrow type; for tables that did not come from Redshift. */
function nearestType(type: DataType): string {
  if (DataType.isInt(type)) {
    return type.bitWidth === 64 ? 'bigint' : type.bitWidth === 32 ? 'integer' : 'smallint';
  }
  if (DataType.isFloat(type)) {
    return type.precision === Precision.DOUBLE ? 'double precision' : 'real';
  }
  if (DataType.isDecimal(type)) {
    return `numeric(${type.precision},${type.scale})`;
  }
  if (DataType.isTimestamp(type)) {
    return type.timezone ? 'timestamptz' : 'timestamp';
  }
  if (DataType.isDictionary(type)) {
    return nearestType(type.dictionary);
  }
  const others: readonly [boolean, string][] = [
    [DataType.isBool(type), 'boolean'],
    [DataType.isDate(type), 'date'],
    [DataType.isTime(type), 'time'],
    [DataType.isUtf8(type) || DataType.isLargeUtf8(type), 'varchar'],
  ];
  return others.find(([fits]) => fits)?.[1] ?? String(type);
}

export function resultColumn({ name, type, nullable, metadata }: Field): ResultColumn {
  return Object.freeze({
    name: metadata.get(NAME_METADATA) ?? name,
    type: metadata.get(TYPE_METADATA) ?? nearestType(type),
    nullable,
  });
}
