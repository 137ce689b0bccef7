import { ShiftbookError } from '../../errors.js';

/** Type byte and length of a message (PostgreSQL documentation, "Message Formats"). */
const HEADER = 5;

/** No server sends a longer message: a value is at most 64 KB in Redshift, 1 GB in PostgreSQL. */
const LONGEST = 0x4000_0000;

/**
 * Takes one message: its type byte, and the bytes in which its body stands from `start` to `end`. The bytes are only
 * lent for the call.
 */
export type FrameHandler = (type: number, bytes: Buffer, start: number, end: number) => void;

/**
 * Cuts the server's byte stream into messages. A message that lies within one chunk is handed over in place; one that
 * is spread over several is put together once.
 */
export class FrameReader {
  readonly #handle: FrameHandler;
  #pending: Buffer[] = [];
  #pendingLength = 0;
  /** How many bytes the message that is not whole yet needs, as far as is known. */
  #needed = HEADER;

  constructor(handle: FrameHandler) {
    this.#handle = handle;
  }

  /** @throws ShiftbookError `wire-protocol` for bytes that are no message; the connection is of no use then. */
  push(chunk: Buffer): void {
    if (this.#pendingLength === 0) {
      this.#read(chunk);
      return;
    }
    this.#pending.push(chunk);
    this.#pendingLength += chunk.length;
    if (this.#pendingLength >= this.#needed) {
      const joined = Buffer.concat(this.#pending, this.#pendingLength);
      this.#pending = [];
      this.#pendingLength = 0;
      this.#read(joined);
    }
  }

  #read(bytes: Buffer): void {
    let at = 0;
    this.#needed = HEADER;
    while (bytes.length - at >= HEADER) {
      const length = bytes.readInt32BE(at + 1);
      if (length < 4 || length > LONGEST) {
        throw new ShiftbookError('wire-protocol', `The server sent a message of ${length} bytes.`, {
          hint: 'What answers there may be no Redshift server, or a proxy damages the connection.',
        });
      }
      const end = at + 1 + length;
      if (end > bytes.length) {
        this.#needed = 1 + length;
        break;
      }
      this.#handle(bytes[at] as number, bytes, at + HEADER, end);
      at = end;
    }
    if (at < bytes.length) {
      this.#pending = [at === 0 ? bytes : bytes.subarray(at)];
      this.#pendingLength = bytes.length - at;
    }
  }
}
