import {
  type Data,
  DataType,
  Field,
  Int32,
  IntervalUnit,
  makeData,
  RecordBatch,
  Schema,
  Struct,
} from 'apache-arrow';

/** Another type for a column whose own a reader does not know. */
export interface Conversion {
  readonly type: DataType;
  readonly convert: (data: Data) => Data;
}

/** Says which type a column gets, if another one. */
export type Convert = (field: Field) => Conversion | undefined;

/** The same values, or `values` of the same length, as another type. */
export const retyped = (data: Data, type: DataType, values = data.values): Data =>
  makeData({
    type,
    offset: data.offset,
    length: data.length,
    nullCount: data.nullCount,
    nullBitmap: data.nullBitmap,
    data: values,
  } as Parameters<typeof makeData>[0]);

/** INTERVAL YEAR TO MONTH as a number of months: polars has no such type, and few read Parquet's. */
export const months: Convert = ({ type }) =>
  DataType.isInterval(type) && type.unit === IntervalUnit.YEAR_MONTH
    ? { type: new Int32(), convert: (data) => retyped(data, new Int32()) }
    : undefined;

/** Makes batches of a schema those of another. */
export interface Converter {
  readonly schema: Schema;
  readonly batch: (batch: RecordBatch) => RecordBatch;
}

export function converter(
  { fields, metadata }: Schema,
  ...converts: readonly Convert[]
): Converter {
  const found = fields.map((field) => {
    for (const convert of converts) {
      const conversion = convert(field);
      if (conversion !== undefined) return conversion;
    }
    return undefined;
  });
  const schema = new Schema(
    fields.map((field, index) => {
      const type = found[index]?.type;
      return type === undefined
        ? field
        : new Field(field.name, type, field.nullable, field.metadata);
    }),
    metadata,
  );
  const type = new Struct(schema.fields);
  return {
    schema,
    batch: ({ data, numRows: length }) => {
      const children = data.children.map((child, index) => found[index]?.convert(child) ?? child);
      return new RecordBatch(schema, makeData({ type, length, nullCount: 0, children }));
    },
  };
}
