import type { TextRecord } from '../text/records.js';

enum Byte {
  LineFeed = 0x0a,
  Quote = 0x22,
  OpenBracket = 0x5b,
  Backslash = 0x5c,
  CloseBracket = 0x5d,
  OpenBrace = 0x7b,
  CloseBrace = 0x7d,
}

const BLANK = new Set([0x20, 0x09, 0x0d, Byte.LineFeed, 0xef, 0xbb, 0xbf]);

/**
 * Cuts a file into objects and arrays as it comes, in pieces of any length; blanks of any kind lie between them. What is
 * neither ends with its line.
 */
export class JsonSplitter {
  #rest: Buffer = Buffer.alloc(0);
  #looked = 0;
  #depth = 0;
  #quoted = false;
  /** The line of what is looked at. */
  #line = 1;
  #startLine = 1;
  /** Where the value begins; -1 between two. */
  #start = -1;

  /** The values that are whole with this piece. */
  push(piece: Buffer): TextRecord[] {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const records: TextRecord[] = [];
    let at = this.#looked;
    for (; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte === Byte.LineFeed) this.#line++;
      if (this.#start === -1) {
        if (BLANK.has(byte)) continue;
        this.#start = at;
        this.#startLine = this.#line;
      }
      if (this.#quoted) {
        // What follows a backslash may be in the next piece.
        if (byte === Byte.Backslash) at++;
        else if (byte === Byte.Quote) this.#quoted = false;
      } else if (byte === Byte.Quote) this.#quoted = this.#depth > 0;
      else if (this.#ends(byte)) {
        records.push({ bytes: bytes.subarray(this.#start, at + 1), line: this.#startLine });
        this.#start = -1;
        this.#depth = 0;
      }
    }
    const kept = this.#start === -1 ? Math.min(at, bytes.length) : this.#start;
    this.#rest = bytes.subarray(kept);
    this.#looked = at - kept;
    if (this.#start !== -1) this.#start = 0;
    return records;
  }

  /** Whether a byte outside of strings ends what is read. */
  #ends(byte: number): boolean {
    if (byte === Byte.OpenBrace || byte === Byte.OpenBracket) this.#depth++;
    else if (byte === Byte.CloseBrace || byte === Byte.CloseBracket) return --this.#depth <= 0;
    return this.#depth === 0 && byte === Byte.LineFeed;
  }

  /** What is left, and does not end. */
  end(): TextRecord[] {
    return this.#start === -1 ? [] : [{ bytes: this.#rest, line: this.#startLine }];
  }
}
