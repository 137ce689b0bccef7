import { type Data, DataType, makeData, RecordBatch, type Schema, Struct } from 'apache-arrow';
import { ShiftbookError } from '../../errors.js';
import { retyped } from '../../frame/files/conversion.js';
import { foreignData } from '../../frame/files/parquet/foreign-data.js';
import type { ParquetLibrary } from '../../frame/files/parquet/library.js';
import { type ForeignColumn, parquetBatches } from '../../frame/files/parquet/parquet-batches.js';
import type { ColumnDescription } from '../wire/column-description.js';
import { columnFor } from '../wire/columns/for-type.js';
import { resultSchema } from '../wire/result-schema.js';
import { typeName } from '../wire/type-name.js';
import { withTypes } from '../wire/unified.js';
import { padded } from './padded.js';
import { UnloadedTexts } from './texts.js';

type Take = (column: ForeignColumn) => Data;

const CHAR = 1042;
const HEADER = 4;

/** How the values of a column are taken: to the type that they have when they come by the wire. */
function takerOf(description: ColumnDescription): Take {
  const { type: oid, modifier } = description;
  const { type } = columnFor(oid, modifier);
  if (DataType.isUtf8(type)) {
    const texts = new UnloadedTexts();
    if (oid !== CHAR || modifier <= HEADER) return (column) => texts.take(column);
    return (column) => texts.take(padded(column, modifier - HEADER));
  }
  return (column) => {
    const data = foreignData(column);
    // They were unloaded as microseconds.
    if (DataType.isTimestamp(type) && DataType.isInt(data.type)) return retyped(data, type);
    if (String(data.type) === String(type)) return data;
    throw new ShiftbookError(
      'parquet-read',
      `The column "${description.name}" is ${typeName(oid, modifier)}, but Redshift unloaded it as ${String(data.type)}.`,
      { hint: "Read it by the connection: rs.query(statement, { read: 'wire' })." },
    );
  };
}

/** Turns unloaded Parquet files into the batches of a result. */
export class UnloadedRows {
  /** The columns, as the wire would have them without dictionaries. */
  readonly schema: Schema;
  readonly #takers: readonly Take[];

  constructor(description: readonly ColumnDescription[]) {
    this.schema = resultSchema(
      description,
      description.map(({ type, modifier }) => columnFor(type, modifier).type),
    );
    this.#takers = description.map(takerOf);
  }

  /** The batches of a file; they may differ in their schemas, which `unified` mends. */
  *batches(library: ParquetLibrary, file: Uint8Array): Generator<RecordBatch> {
    for (const columns of parquetBatches(library, file)) {
      const length = columns[0]?.length ?? 0;
      if (length === 0) continue;
      const children = this.#takers.map((take, index) => take(columns[index] as ForeignColumn));
      const schema = withTypes(this.schema, children);
      const type = new Struct(schema.fields);
      yield new RecordBatch(schema, makeData({ type, length, nullCount: 0, children }));
    }
  }
}
