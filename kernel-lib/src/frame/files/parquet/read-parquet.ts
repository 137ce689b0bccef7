import { type Data, Field, makeData, RecordBatch, Schema, Struct, Table } from 'apache-arrow';
import { TYPE_METADATA } from '../../result-column.js';
import { foreignData } from './foreign-data.js';
import type { ParquetLibrary } from './library.js';
import { type ForeignColumn, parquetBatches } from './parquet-batches.js';

/** Redshift's type, where the Arrow type does not tell it. */
function fieldOf({ name, format }: ForeignColumn, { type }: Data): Field {
  const decimal = /^d:(\d+),(\d+)/.exec(format);
  const metadata = new Map(
    decimal === null ? [] : [[TYPE_METADATA, `numeric(${decimal[1]},${decimal[2]})`]],
  );
  return new Field(name, type, true, metadata);
}

/** Parquet files that Redshift unloaded, as one table with the types in which its results are; no file gives no columns. */
export async function readParquetFiles(
  library: Pick<ParquetLibrary, 'readParquet' | 'wasmMemory'>,
  files: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Table> {
  const batches: RecordBatch[] = [];
  let schema: Schema | undefined;
  for await (const file of files) {
    for (const columns of parquetBatches(library, file)) {
      const children = columns.map(foreignData);
      schema ??= new Schema(
        columns.map((column, index) => fieldOf(column, children[index] as Data)),
      );
      const type = new Struct(schema.fields);
      const length = columns[0]?.length ?? 0;
      batches.push(new RecordBatch(schema, makeData({ type, length, nullCount: 0, children })));
    }
  }
  return schema === undefined ? new Table() : new Table(schema, batches);
}
