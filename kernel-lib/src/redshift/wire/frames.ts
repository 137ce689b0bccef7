import { ShiftbookError } from '../../errors.js';
import { Backend } from './message-types.js';

/** Type byte and length of a message (PostgreSQL documentation, "Message Formats"). */
export const HEADER = 5;

/** No server sends a longer message: a value is at most 64 KB in Redshift, 1 GB in PostgreSQL. */
const LONGEST = 0x4000_0000;

/** Takes what a {@link FrameReader} finds. The bytes are only lent for the call. */
export interface FrameHandler {
  /** One message: its type byte, and the bytes in which its body stands from `start` to `end`. */
  message(type: number, bytes: Buffer, start: number, end: number): void;
  /** Rows: whole DataRow messages, their headers with them, one after another from `start` to `end`. */
  rows(bytes: Buffer, start: number, end: number): void;
}

/**
 * Cuts the server's byte stream into messages. They are handed over in place, runs of rows as one; only a message that
 * is spread over several chunks is put together first.
 */
export class FrameReader {
  readonly #handler: FrameHandler;
  /** The beginning of a message that is not whole yet. */
  #pending: Buffer[] = [];
  #pendingLength = 0;

  constructor(handler: FrameHandler) {
    this.#handler = handler;
  }

  /** @throws ShiftbookError `wire-protocol` for bytes that are no message; the connection is of no use then. */
  push(chunk: Buffer): void {
    let at = 0;
    while (this.#pendingLength > 0 && at < chunk.length) {
      at = this.#complete(chunk, at);
    }
    at = this.#read(chunk, at);
    if (at < chunk.length) {
      this.#keep(chunk.subarray(at));
    }
  }

  #keep(bytes: Buffer): void {
    this.#pending.push(bytes);
    this.#pendingLength += bytes.length;
  }

  /** Adds to the message that is not whole what it needs, as far as that is known and there. Returns where it stopped. */
  #complete(chunk: Buffer, at: number): number {
    const head = this.#pending[0] as Buffer;
    const needed = head.length < HEADER ? HEADER : 1 + messageLength(head, 0);
    const end = Math.min(chunk.length, at + needed - this.#pendingLength);
    this.#keep(chunk.subarray(at, end));
    if (this.#pendingLength === needed) {
      const whole = Buffer.concat(this.#pending, needed);
      this.#pending = [];
      this.#pendingLength = 0;
      if (this.#read(whole, 0) < needed) {
        this.#keep(whole);
      }
    }
    return end;
  }

  /** Hands over the messages that are whole. Returns where the first that is not begins. */
  #read(bytes: Buffer, from: number): number {
    let at = from;
    while (bytes.length - at >= HEADER) {
      const rows = endOfRows(bytes, at);
      if (rows > at) {
        this.#handler.rows(bytes, at, rows);
        at = rows;
        continue;
      }
      const end = at + 1 + messageLength(bytes, at);
      if (end > bytes.length) {
        break;
      }
      this.#handler.message(bytes[at] as number, bytes, at + HEADER, end);
      at = end;
    }
    return at;
  }
}

/** Where the whole DataRow messages that begin at `from` end. */
function endOfRows(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes.length - at >= HEADER && bytes[at] === Backend.DataRow) {
    const end = at + 1 + messageLength(bytes, at);
    if (end > bytes.length) {
      break;
    }
    at = end;
  }
  return at;
}

/** The length that the message at `at` says it has, its type byte left out. */
function messageLength(bytes: Buffer, at: number): number {
  const length =
    ((bytes[at + 1] as number) << 24) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 8) |
    (bytes[at + 4] as number);
  if (length < 4 || length > LONGEST) {
    throw new ShiftbookError('wire-protocol', `The server sent a message of ${length} bytes.`, {
      hint: 'What answers there may be no Redshift server, or a proxy damages the connection.',
    });
  }
  return length;
}
