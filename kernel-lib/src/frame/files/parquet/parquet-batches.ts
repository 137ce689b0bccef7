import { ShiftbookError } from '../../../errors.js';
import type { ParquetLibrary } from './library.js';

/**
 * A column of a batch where parquet-wasm has it: the arrays are its own memory, and good until the next batch is asked for.
 *
 * https://arrow.apache.org/docs/format/CDataInterface.html
 */
export interface ForeignColumn {
  readonly name: string;
  /** Its Arrow type as the C data interface writes it: `i`, `u`, `d:8,2`, `tsu:UTC`. */
  readonly format: string;
  readonly length: number;
  readonly nulls: number;
  /** A bit for each value that is not NULL; `undefined` where none is. */
  readonly validity: Uint8Array | undefined;
  /** Where the values are, one after the other; of texts their bytes. */
  readonly values: number;
  /** Of texts: where each begins and, one element more, the last one ends. */
  readonly offsets: Int32Array | undefined;
  readonly memory: ArrayBuffer;
}

/** Whether a value is there, and not NULL. */
export const isThere = ({ validity }: ForeignColumn, row: number): boolean =>
  validity === undefined || (((validity[row >> 3] as number) >> (row & 7)) & 1) === 1;

/** Rows of a batch: enough that the work for a batch is little, few enough that a batch stays in a processor's cache. */
const BATCH_ROWS = 65_536;

/** A structure in WebAssembly's memory: pointers have 32 bits there, and the counts before them 64. */
const ARRAY = { length: 0, nulls: 8, offset: 16, buffers: 40, children: 44 } as const;
const SCHEMA = { format: 0, name: 4, count: 24, children: 32 } as const;

/** Formats of texts and bytes with offsets of 32 bits. */
const WITH_OFFSETS = new Set(['u', 'z']);

const pointer = (view: DataView, at: number): number => view.getUint32(at, true);
const count = (view: DataView, at: number): number => Number(view.getBigInt64(at, true));

function textAt(memory: ArrayBuffer, at: number): string {
  const bytes = new Uint8Array(memory, at);
  return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
}

interface Shape {
  readonly name: string;
  readonly format: string;
}

function shapesOf(memory: ArrayBuffer, schema: number): Shape[] {
  const view = new DataView(memory);
  const children = pointer(view, schema + SCHEMA.children);
  return Array.from({ length: count(view, schema + SCHEMA.count) }, (_, index) => {
    const child = pointer(view, children + 4 * index);
    return {
      name: textAt(memory, pointer(view, child + SCHEMA.name)),
      format: textAt(memory, pointer(view, child + SCHEMA.format)),
    };
  });
}

function columnAt(memory: ArrayBuffer, at: number, { name, format }: Shape): ForeignColumn {
  const view = new DataView(memory);
  const length = count(view, at + ARRAY.length);
  const nulls = count(view, at + ARRAY.nulls);
  if (count(view, at + ARRAY.offset) !== 0) {
    throw new ShiftbookError('parquet-read', `The column ${name} begins inside of its values.`);
  }
  const buffers = pointer(view, at + ARRAY.buffers);
  const [validity, first, second] = [0, 1, 2].map((index) => pointer(view, buffers + 4 * index));
  const texts = WITH_OFFSETS.has(format);
  return {
    name,
    format,
    length,
    nulls,
    validity:
      nulls === 0 || validity === undefined || validity === 0
        ? undefined
        : new Uint8Array(memory, validity, (length + 7) >> 3),
    values: (texts ? second : first) ?? 0,
    offsets: texts ? new Int32Array(memory, first, length + 1) : undefined,
    memory,
  };
}

/** A column of no rows. */
const noValues = ({ name, format }: Shape): ForeignColumn => ({
  name,
  format,
  length: 0,
  nulls: 0,
  validity: undefined,
  values: 0,
  offsets: WITH_OFFSETS.has(format) ? new Int32Array(1) : undefined,
  memory: new ArrayBuffer(0),
});

/**
 * The columns of a Parquet file, batch by batch, without a copy: what is taken of them is copied by whoever takes it. A file
 * without rows gives one batch of none.
 *
 * @throws ShiftbookError `parquet-read` for what is no Parquet file.
 */
export function* parquetBatches(
  library: Pick<ParquetLibrary, 'readParquet' | 'wasmMemory'>,
  file: Uint8Array,
): Generator<readonly ForeignColumn[]> {
  const stream = read(library, file);
  try {
    const memory = (): ArrayBuffer =>
      (library.wasmMemory() as unknown as { buffer: ArrayBuffer }).buffer;
    const shapes = shapesOf(memory(), stream.schemaAddr());
    if (stream.numArrays() === 0) yield shapes.map(noValues);
    for (let index = 0; index < stream.numArrays(); index++) {
      // Asked for anew, since memory that grows is another buffer.
      const now = memory();
      const children = pointer(new DataView(now), stream.arrayAddr(index) + ARRAY.children);
      yield shapes.map((shape, column) =>
        columnAt(now, pointer(new DataView(now), children + 4 * column), shape),
      );
    }
  } finally {
    stream.free();
  }
}

function read({ readParquet }: Pick<ParquetLibrary, 'readParquet'>, file: Uint8Array) {
  try {
    return readParquet(file, { batchSize: BATCH_ROWS }).intoFFI();
  } catch (cause) {
    throw new ShiftbookError('parquet-read', `This is no Parquet file: ${String(cause)}`, {
      cause,
    });
  }
}
