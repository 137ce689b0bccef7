import {
  type Data,
  DataType,
  Field,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Utf8,
  type Vector,
} from 'apache-arrow';
import { spell } from './columns/numbered-texts.js';

/** A schema whose fields have the types of the columns of a batch. */
export function withTypes(schema: Schema, columns: readonly Data[]): Schema {
  if (columns.every(({ type }, index) => type === schema.fields[index]?.type)) return schema;
  return new Schema(
    schema.fields.map(
      ({ name, nullable, metadata }, index) =>
        new Field(name, (columns[index] as Data).type, nullable, metadata),
    ),
  );
}

/** A column without its dictionary. */
function plain(data: Data): Data {
  const { offsets, bytes } = spell(data.values as Int32Array, data.dictionary as Vector<Utf8>);
  return makeData({
    type: new Utf8(),
    length: data.length,
    nullCount: data.nullCount,
    nullBitmap: data.nullCount === 0 ? undefined : data.nullBitmap,
    valueOffsets: offsets,
    data: bytes,
  });
}

/** The pieces of one column with one type: all with the last, longest dictionary, or none with any. */
function unifiedColumn(pieces: readonly Data[]): readonly Data[] {
  const last = pieces.at(-1);
  if (!pieces.some(({ type }) => DataType.isDictionary(type))) return pieces;
  if (last === undefined || !DataType.isDictionary(last.type)) {
    return pieces.map((piece) => (DataType.isDictionary(piece.type) ? plain(piece) : piece));
  }
  return pieces.map((piece) =>
    makeData({
      type: last.type,
      length: piece.length,
      nullCount: piece.nullCount,
      nullBitmap: piece.nullCount === 0 ? undefined : piece.nullBitmap,
      data: piece.values,
      dictionary: last.dictionary,
    } as Parameters<typeof makeData>[0]),
  );
}

/** Batches of one result with one schema, and one dictionary for each column that has any. */
export function unified(
  schema: Schema | undefined,
  batches: readonly RecordBatch[],
): { schema: Schema | undefined; batches: readonly RecordBatch[] } {
  if (schema === undefined || batches.every((batch) => batch.schema === schema)) {
    return { schema, batches };
  }
  const columns = schema.fields.map((_, index) =>
    unifiedColumn(batches.map(({ data }) => data.children[index] as Data)),
  );
  const one = withTypes(
    schema,
    columns.map(([first]) => first as Data),
  );
  const type = new Struct(one.fields);
  const whole = batches.map(({ numRows: length }, batch) => {
    const children = columns.map((pieces) => pieces[batch] as Data);
    return new RecordBatch(one, makeData({ type, length, nullCount: 0, children }));
  });
  return { schema: one, batches: whole };
}
