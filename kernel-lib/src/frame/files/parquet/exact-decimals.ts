import {
  type Data,
  DataType,
  Decimal,
  Field,
  makeData,
  RecordBatch,
  type Schema,
  Struct,
} from 'apache-arrow';
import { ShiftbookError } from '../../../errors.js';
import { resultColumn } from '../../result-column.js';

const TWO_TO_32 = 4_294_967_296;

/** The DECIMAL that a NUMERIC is which is kept as a number here; nothing for other columns. */
function decimalOf(field: Field): Decimal | undefined {
  const shape = /^numeric\((\d+),(\d+)\)$/.exec(resultColumn(field).type);
  return shape !== null && DataType.isFloat(field.type)
    ? new Decimal(Number(shape[2]), Number(shape[1]), 128)
    : undefined;
}

/** Numbers of at most 15 digits as decimals: times 10^scale they are whole and exact. */
function toDecimals(data: Data, type: Decimal): Data<Decimal> {
  const numbers = data.values as Float64Array;
  const words = new Int32Array(data.length * 4);
  for (let index = 0; index < data.length; index++) {
    const number = numbers[index] as number;
    if (!Number.isFinite(number) && data.getValid(index)) {
      throw new ShiftbookError('parquet-value', `Parquet has no DECIMAL that is ${number}.`, {
        hint: 'Cast the column in the query: column::float8.',
      });
    }
    const units = Math.round(number * 10 ** type.scale);
    const high = Math.floor(units / TWO_TO_32);
    const sign = units < 0 ? -1 : 0;
    words.set([units - high * TWO_TO_32, high, sign, sign], index * 4);
  }
  return makeData({
    type,
    offset: data.offset,
    length: data.length,
    nullCount: data.nullCount,
    nullBitmap: data.nullBitmap,
    data: new Uint32Array(words.buffer),
  });
}

/** Fields of a file, where NUMERIC is DECIMAL whatever its precision. */
export const decimalFields = (fields: readonly Field[]): Field[] =>
  fields.map((field) => {
    const decimal = decimalOf(field);
    return decimal === undefined
      ? field
      : new Field(field.name, decimal, field.nullable, field.metadata);
  });

/** A batch with its NUMERIC columns as decimals. @param schema of {@link decimalFields} */
export function withDecimals(batch: RecordBatch, schema: Schema): RecordBatch {
  const children = batch.data.children.map((data, index) => {
    const type = schema.fields[index]?.type;
    return DataType.isDecimal(type) && DataType.isFloat(data.type) ? toDecimals(data, type) : data;
  });
  const type = new Struct(schema.fields);
  return new RecordBatch(schema, makeData({ type, length: batch.numRows, nullCount: 0, children }));
}
