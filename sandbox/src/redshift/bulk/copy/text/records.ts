const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** One row of a text file as it is written, without the end of its line. */
export interface TextRecord {
  readonly bytes: Buffer;
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
}

/** What keeps the end of a line from ending the row. */
export interface RecordSyntax {
  /** The byte around values, as of CSV. */
  readonly quote?: number | undefined;
  /** The byte before a character that stands for itself. */
  readonly escape?: number | undefined;
}

/** Cuts a file into rows as it comes, in pieces of any length. */
export class RecordSplitter {
  #rest: Buffer = Buffer.alloc(0);
  /** How much of the rest has been looked at. */
  #looked = 0;
  #quoted = false;
  /** Whether a carriage return came last: it ends a line, with a line feed behind it or without. */
  #returned = false;
  #line = 1;
  #ends = 0;
  #begun = false;

  constructor(private readonly syntax: RecordSyntax) {}

  /** The rows that are whole with this piece. */
  push(piece: Buffer): TextRecord[] {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const records: TextRecord[] = [];
    const { quote, escape: escapes } = this.syntax;
    let start = 0;
    let at = this.#looked;
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      const returned = this.#returned;
      this.#returned = byte === CARRIAGE_RETURN;
      if (byte === escapes) {
        if (at + 1 === bytes.length) break;
        if (bytes[++at] === LINE_FEED) this.#ends++;
      } else if (byte === LINE_FEED && returned) {
        // The second half of an end of a line.
        if (!this.#quoted) start = at + 1;
      } else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        this.#ends++;
        if (this.#quoted) continue;
        records.push(this.#record(bytes.subarray(start, at)));
        start = at + 1;
      } else if (byte === quote) this.#quoted = !this.#quoted;
    }
    this.#rest = bytes.subarray(start);
    this.#looked = at - start;
    return records;
  }

  /** The row that no end of a line follows. */
  end(): TextRecord[] {
    return this.#rest.length === 0 ? [] : [this.#record(this.#rest)];
  }

  #record(whole: Buffer): TextRecord {
    const line = this.#line;
    this.#line += this.#ends;
    this.#ends = 0;
    const marked = !this.#begun && whole.subarray(0, 3).equals(BYTE_ORDER_MARK);
    this.#begun = true;
    return { bytes: marked ? whole.subarray(3) : whole, line };
  }
}
