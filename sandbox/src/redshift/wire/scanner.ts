/** What the {@link Scanner} does with the messages it meets. */
export interface ScannerTarget {
  /** Whether messages of this type are handed over whole; all others pass. */
  takes(type: number): boolean;
  /** One whole message, letter and length included; its bytes may be changed. */
  take(message: Buffer): void;
  /** Bytes of messages that pass, uncopied, in order with what was taken. */
  pass(bytes: Buffer): void;
}

/** Letter and length. */
const HEAD = 5;

/**
 * Goes over a stream of messages by their heads alone. What nobody takes is passed on as it came, in pieces as long as the
 * stream's own: a chunk of rows is one piece, and no byte of it is looked at but the heads.
 */
export class Scanner {
  /** Bytes of the current message that still pass. */
  #passing = 0;
  /** The beginning of a message that is to be taken, or whose head has not come whole. */
  #held: Buffer[] = [];
  #heldLength = 0;
  /** How much of it there has to be before it can be looked at. */
  #wanted = HEAD;

  constructor(private readonly target: ScannerTarget) {}

  push(chunk: Buffer): void {
    let at = this.#heldLength === 0 ? 0 : this.#complete(chunk);
    let from = at;
    for (;;) {
      const passing = Math.min(this.#passing, chunk.length - at);
      this.#passing -= passing;
      at += passing;
      if (at === chunk.length) break;
      const length = chunk.length - at < HEAD ? HEAD : chunk.readUInt32BE(at + 1) + 1;
      const head = chunk.length - at >= HEAD;
      if (head && !this.target.takes(chunk[at] as number)) {
        this.#passing = length;
        continue;
      }
      if (at > from) this.target.pass(chunk.subarray(from, at));
      if (chunk.length - at < length) {
        this.#hold(chunk.subarray(at), length);
        return;
      }
      this.target.take(chunk.subarray(at, at + length));
      at += length;
      from = at;
    }
    if (at > from) this.target.pass(chunk.subarray(from, at));
  }

  /** Adds to what is held; returns where in the chunk the next message, or what passes, begins. */
  #complete(chunk: Buffer): number {
    let at = 0;
    while (this.#heldLength > 0) {
      const more = chunk.subarray(at, at + this.#wanted - this.#heldLength);
      at += more.length;
      this.#hold(more, this.#wanted);
      if (this.#heldLength < this.#wanted) return at;
      const message = Buffer.concat(this.#held);
      const length = message.readUInt32BE(1) + 1;
      const passes = this.#wanted === HEAD && !this.target.takes(message[0] as number);
      if (!passes && length > message.length) {
        this.#wanted = length;
        continue;
      }
      this.#held = [];
      this.#heldLength = 0;
      this.#wanted = HEAD;
      if (passes) {
        this.target.pass(message);
        this.#passing = length - message.length;
      } else {
        this.target.take(message);
      }
    }
    return at;
  }

  #hold(bytes: Buffer, wanted: number): void {
    this.#held.push(bytes);
    this.#heldLength += bytes.length;
    this.#wanted = wanted;
  }
}
