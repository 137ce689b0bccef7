import type { RecordBatch, Schema } from 'apache-arrow';
import type { BatchSize } from './batch-size.js';
import { type ColumnDescription, readRowDescription } from './column-description.js';
import { Backend } from './message-types.js';
import { copyFailRequest } from './requests.js';
import { RowDecoder } from './row-decoder.js';
import { readServerMessage, type ServerMessage } from './server-message.js';

/** Takes what a statement gives. */
export interface Taker {
  /** Takes the columns, before any row. */
  described?(schema: Schema): void;
  /** Takes a record batch; while the promise it may return is open, the socket is paused. */
  batch(batch: RecordBatch): void | Promise<void>;
  /** How large the batches are; of one statement only. */
  readonly size?: BatchSize;
  /** Whether text that repeats may come as a dictionary; see {@link RowDecoder}. */
  readonly encoded?: boolean;
}

/** How a statement ended, as far as the server told. */
export interface Outcome {
  /** Command tag, such as `SELECT 5`; empty for an empty statement. */
  readonly command: string;
  /** Columns of the result, as the server described them; `undefined` for a statement that has none. */
  readonly columns: readonly ColumnDescription[] | undefined;
  /** The same as a schema. */
  readonly schema: Schema | undefined;
  readonly notices: readonly ServerMessage[];
  /** The server's ErrorResponse, if there was one. */
  readonly error: ServerMessage | undefined;
  /** What went wrong on this side, in reading the rows or in handing them over. */
  readonly failure: unknown;
}

/**
 * Follows the messages of one statement, from its request to ReadyForQuery. `hold` is asked to read no further from
 * the socket until a promise, which never rejects, is settled.
 */
export class Exchange {
  readonly #taker: Taker;
  readonly #send: (bytes: Buffer) => void;
  readonly #hold: (until: Promise<void>) => void;
  #taken: Promise<void> = Promise.resolve();
  readonly #notices: ServerMessage[] = [];
  #columns: readonly ColumnDescription[] | undefined;
  #decoder: RowDecoder | undefined;
  #command = '';
  #error: ServerMessage | undefined;
  #failure: unknown;

  constructor(taker: Taker, send: (bytes: Buffer) => void, hold: (until: Promise<void>) => void) {
    this.#taker = taker;
    this.#send = send;
    this.#hold = hold;
  }

  /** After a failure on this side the rest of the answer is passed over, so that the connection stays of use. */
  message(type: number, bytes: Buffer, start: number, end: number): void {
    switch (type) {
      case Backend.RowDescription:
        this.#guard(() => {
          this.#columns = readRowDescription(bytes, start, end);
          this.#decoder = new RowDecoder(this.#columns, this.#taker.size, this.#taker.encoded);
          this.#taker.described?.(this.#decoder.schema);
        });
        break;
      case Backend.CommandComplete:
        this.#command = bytes.toString('utf8', start, end - 1);
        break;
      case Backend.ErrorResponse:
        this.#error = readServerMessage(bytes, start, end);
        break;
      case Backend.NoticeResponse:
        this.#notices.push(readServerMessage(bytes, start, end));
        break;
      case Backend.CopyInResponse:
        this.#send(copyFailRequest('COPY … FROM STDIN is not supported; COPY from S3'));
        break;
      default: // ParseComplete, BindComplete, NoData, PortalSuspended, … : nothing to do
    }
  }

  /** Takes DataRow messages, which stand whole from `start` to `end`. */
  rows(bytes: Buffer, start: number, end: number): void {
    const decoder = this.#decoder;
    if (decoder === undefined || this.#failure !== undefined) {
      return;
    }
    this.#guard(() => {
      for (let at = start; at < end; ) {
        at = decoder.add(bytes, at, end);
        if (decoder.full) {
          this.#flush();
        }
      }
    });
  }

  /** To be called at ReadyForQuery: how it ended, once every batch is taken. */
  async finish(): Promise<Outcome> {
    this.#guard(() => this.#flush());
    await this.#taken;
    return {
      command: this.#command,
      columns: this.#columns,
      schema: this.#decoder?.schema,
      notices: this.#notices,
      error: this.#error,
      failure: this.#failure,
    };
  }

  #guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
  }

  #flush(): void {
    const batch = this.#failure === undefined ? this.#decoder?.flush() : undefined;
    const taken = batch === undefined ? undefined : this.#taker.batch(batch);
    if (taken !== undefined) {
      this.#taken = Promise.all([this.#taken, taken]).then(
        () => undefined,
        (error: unknown) => this.#fail(error),
      );
      this.#hold(this.#taken);
    }
  }
}
