/** Longest message that a client may send, as PostgreSQL has it. */
const LONGEST = 0x3fff_ffff;

/** Cuts a client's stream into whole messages, letter and length included. */
export class WholeMessages {
  #held: Buffer[] = [];
  #heldLength = 0;

  /**
   * The messages that are whole with this chunk.
   *
   * @throws where a length is nonsense
   */
  *push(chunk: Buffer): Generator<Buffer> {
    this.#held.push(chunk);
    this.#heldLength += chunk.length;
    for (;;) {
      const length = this.#nextLength();
      if (length === undefined || length > this.#heldLength) return;
      const bytes = joined(this.#held);
      let at = 0;
      while (bytes.length - at >= 5) {
        const end = at + messageLength(bytes, at);
        if (end > bytes.length) break;
        yield bytes.subarray(at, end);
        at = end;
      }
      this.#heldLength = bytes.length - at;
      this.#held = this.#heldLength === 0 ? [] : [bytes.subarray(at)];
    }
  }

  #nextLength(): number | undefined {
    if (this.#heldLength < 5) return undefined;
    // A head may have come in pieces.
    if ((this.#held[0] as Buffer).length < 5) this.#held = [joined(this.#held)];
    return messageLength(this.#held[0] as Buffer, 0);
  }
}

const joined = (pieces: Buffer[]) =>
  pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);

function messageLength(bytes: Buffer, at: number): number {
  const length = bytes.readInt32BE(at + 1);
  if (length < 4 || length > LONGEST) throw new Error('invalid message length');
  return length + 1;
}
