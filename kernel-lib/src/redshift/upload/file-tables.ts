import { Field, makeData, RecordBatch, Schema, Struct, Table } from 'apache-arrow';
import type { PlannedColumn } from './column-plan.js';
import type { RowRange } from './row-ranges.js';

/** Cuts frames into the tables that the files hold. */
export class FileTables {
  readonly #schema: Schema;
  readonly #type: Struct;
  readonly #batches: readonly { readonly batch: RecordBatch; readonly from: number }[];

  constructor(
    frame: Table,
    private readonly columns: readonly PlannedColumn[],
  ) {
    this.#schema = new Schema(
      columns.map(({ name, loading }) => new Field(name, loading.type, true)),
    );
    this.#type = new Struct(this.#schema.fields);
    let from = 0;
    this.#batches = frame.batches.map((batch) => {
      const begins = from;
      from += batch.numRows;
      return { batch, from: begins };
    });
  }

  /**
   * The rows of a file, converted.
   *
   * @throws ShiftbookError `upload-value`, with the row of the frame
   */
  table({ from, to }: RowRange): Table {
    const batches = this.#batches.flatMap(({ batch, from: begins }) => {
      const first = Math.max(from - begins, 0);
      const end = Math.min(to - begins, batch.numRows);
      if (first >= end) return [];
      const whole = first === 0 && end === batch.numRows;
      return [this.#converted(whole ? batch : batch.slice(first, end), begins + first)];
    });
    return new Table(this.#schema, batches);
  }

  #converted({ data, numRows: length }: RecordBatch, before: number): RecordBatch {
    const children = this.columns.map(({ at, loading }) => {
      const child = data.children[at];
      if (child === undefined) throw new RangeError(`The batch has no column ${at}.`);
      return loading.convert(child, before);
    });
    return new RecordBatch(
      this.#schema,
      makeData({ type: this.#type, length, nullCount: 0, children }),
    );
  }
}
