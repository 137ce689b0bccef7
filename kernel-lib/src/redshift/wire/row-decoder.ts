import { Field, makeData, RecordBatch, Schema, Struct } from 'apache-arrow';
import { ShiftbookError } from '../../errors.js';
import { NAME_METADATA, TYPE_METADATA } from '../../frame/result-column.js';
import { uniqueNames } from '../../frame/unique-names.js';
import type { ColumnDescription } from './column-description.js';
import type { Column } from './columns/column.js';
import { columnFor } from './columns/for-type.js';
import { typeName } from './type-name.js';

/** Rows of a full batch. */
const BATCH_ROWS = 65_536;

/** A batch is also full at this many bytes of wire data, so that wide rows do not pile up. */
const BATCH_BYTES = 32 * 1024 * 1024;

const broken = (): ShiftbookError =>
  new ShiftbookError('wire-protocol', 'The server sent a row that does not fit its description.');

/** Turns DataRow messages into Arrow record batches; no value becomes a JavaScript string on the way. */
export class RowDecoder {
  readonly schema: Schema;
  readonly #columns: Column[];
  #rows = 0;
  #bytes = 0;

  constructor(description: readonly ColumnDescription[]) {
    this.#columns = description.map(({ type, modifier }) => columnFor(type, modifier));
    const names = uniqueNames(description.map(({ name }) => name));
    this.schema = new Schema(
      description.map(({ name, type, modifier }, index) => {
        const unique = names[index] as string;
        const metadata = new Map([[TYPE_METADATA, typeName(type, modifier)]]);
        if (unique !== name) metadata.set(NAME_METADATA, name);
        return new Field(unique, (this.#columns[index] as Column).type, true, metadata);
      }),
    );
  }

  /** Takes the body of a DataRow. @throws ShiftbookError `wire-value`, `wire-protocol`. */
  add(bytes: Buffer, start: number, end: number): void {
    const columns = this.#columns;
    let at = start + 2;
    if (
      at > end ||
      (((bytes[start] as number) << 8) | (bytes[start + 1] as number)) !== columns.length
    ) {
      throw broken();
    }
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index] as Column;
      const size =
        ((bytes[at] as number) << 24) |
        ((bytes[at + 1] as number) << 16) |
        ((bytes[at + 2] as number) << 8) |
        (bytes[at + 3] as number);
      at += 4;
      if (size === -1) {
        column.appendNull();
      } else {
        if (size < 0 || at + size > end) {
          throw broken();
        }
        column.append(bytes, at, at + size);
        at += size;
      }
    }
    if (at !== end) {
      throw broken();
    }
    this.#rows++;
    this.#bytes += end - start;
  }

  /** Whether the rows so far should be taken out with {@link RowDecoder.flush}. */
  get full(): boolean {
    return this.#rows >= BATCH_ROWS || this.#bytes >= BATCH_BYTES;
  }

  /** The rows so far as one batch, or `undefined` if there are none. */
  flush(): RecordBatch | undefined {
    if (this.#rows === 0) {
      return undefined;
    }
    const data = makeData({
      type: new Struct(this.schema.fields),
      length: this.#rows,
      nullCount: 0,
      children: this.#columns.map((column) => column.finish()),
    });
    this.#rows = 0;
    this.#bytes = 0;
    return new RecordBatch(this.schema, data);
  }
}
