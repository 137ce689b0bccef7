import type { RecordBatch, Schema } from 'apache-arrow';
import { ShiftbookError } from '../../errors.js';
import type { AnyRow } from '../../frame/result.js';
import { type ResultColumn, resultColumn } from '../../frame/result-column.js';
import { rowObjects } from '../../frame/rows.js';

/** Where a stream gets its batches from. */
interface Source {
  next(): Promise<RecordBatch | undefined>;
}

/**
 * The rows of a query as they come, of which only a few batches are in memory at a time: while nobody asks for more, the
 * server waits. It can be gone through once, row by row or batch by batch. Leaving the loop early cancels the query on
 * the server. Made by `rs.stream`.
 *
 * @example
 * ```ts
 * for await (const { pricepaid } of await rs.stream<{ pricepaid: number }>(sql`select pricepaid from sales`)) {
 *   if (pricepaid > 10_000) break; // cancels the query
 * }
 *
 * await using sales = await rs.stream(sql`select * from sales`);
 * sales.schema; // known before the first row
 * for await (const batch of sales.batches()) {
 *   batch.numRows; batch.getChild('pricepaid'); // an Arrow record batch
 * }
 * ```
 */
export class ResultStream<Row = AnyRow> implements AsyncIterable<Row>, AsyncDisposable {
  readonly #source: Source;
  readonly #leave: () => Promise<void>;
  #begun = false;
  /** Names of the columns as the server gave them; two may be the same. */
  readonly columns: readonly string[];
  /** Name, Redshift type and nullability of each column. */
  readonly schema: readonly ResultColumn[];

  /**
   * @internal
   * @param leave cancels the query if it still runs, and resolves when it has ended.
   */
  constructor(schema: Schema, source: Source, leave: () => Promise<void>) {
    this.#source = source;
    this.#leave = leave;
    this.schema = Object.freeze(schema.fields.map(resultColumn));
    this.columns = Object.freeze(this.schema.map(({ name }) => name));
  }

  /**
   * Goes through the rows as Arrow record batches, of up to some ten thousand rows each.
   *
   * @throws SqlError for what Redshift reports in the middle; ShiftbookError `cancelled`, `query-timeout`,
   *   `connection-lost`, `wire-value`; `stream-consumed` where the stream was gone through before.
   */
  async *batches(): AsyncGenerator<RecordBatch, void, undefined> {
    if (this.#begun) {
      throw new ShiftbookError('stream-consumed', 'A stream can be gone through only once.', {
        hint: 'Ask again with rs.stream(…), or keep the rows with rs.query(…).',
      });
    }
    this.#begun = true;
    try {
      for (;;) {
        const batch = await this.#source.next();
        if (batch === undefined) return;
        yield batch;
      }
    } finally {
      await this.close();
    }
  }

  /** Goes through the rows as objects, as `Result.rows()` gives them. Throws as {@link ResultStream.batches}. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Row, void, undefined> {
    for await (const batch of this.batches()) {
      yield* rowObjects<Row>({ schema: batch.schema, batches: [batch] });
    }
  }

  /** Cancels the query on the server if it still runs; resolves when its session is free again. */
  async close(): Promise<void> {
    this.#begun = true;
    await this.#leave();
  }

  /** For `await using sales = await rs.stream(…)`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
