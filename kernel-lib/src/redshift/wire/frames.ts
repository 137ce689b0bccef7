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

/** Room that a reader begins with: for what is read from a socket at once, and the beginning of a message before it. */
const FIRST_ROOM = 64 * 1024;

/**
 * Cuts the server's byte stream into messages. They are handed over in place, runs of rows as one, from a buffer that is
 * used again and again.
 */
export class FrameReader {
  readonly #handler: FrameHandler;
  #bytes = Buffer.alloc(0);
  /** How many bytes there are that were not handed over yet, from the buffer's beginning. */
  #used = 0;

  constructor(handler: FrameHandler) {
    this.#handler = handler;
  }

  /**
   * Takes the next bytes, which are only lent for the call.
   *
   * @throws ShiftbookError `wire-protocol` for bytes that are no message; the connection is of no use then.
   */
  push(chunk: Uint8Array): void {
    const used = this.#used + chunk.length;
    this.#reserve(used);
    this.#bytes.set(chunk, this.#used);
    this.#used = used;
    const done = this.#read(this.#bytes.subarray(0, used), 0);
    this.#bytes.copyWithin(0, done, used);
    this.#used = used - done;
  }

  /** Grows with what has come, never by what a message says of itself. */
  #reserve(size: number): void {
    const needless = this.#bytes.length > 4 * FIRST_ROOM && size <= FIRST_ROOM;
    if (size > this.#bytes.length || needless) {
      const grown = Buffer.allocUnsafeSlow(
        needless ? FIRST_ROOM : Math.max(FIRST_ROOM, Math.ceil(size * 1.5)),
      );
      this.#bytes.copy(grown, 0, 0, this.#used);
      this.#bytes = grown;
    }
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
