/** Which values of a column are not NULL: a bit for each, lowest bit first, as Arrow keeps it. */
export class Validity {
  #bits: Uint8Array | undefined;
  nulls = 0;

  /** Marks the value at `index` as NULL; `capacity` is how many values the column has room for. */
  setNull(index: number, capacity: number): void {
    const bytes = (capacity + 7) >> 3;
    if (this.#bits === undefined) {
      this.#bits = new Uint8Array(bytes).fill(0xff);
    } else if (this.#bits.length < bytes) {
      const grown = new Uint8Array(Math.max(bytes, 2 * this.#bits.length)).fill(0xff);
      grown.set(this.#bits);
      this.#bits = grown;
    }
    const at = index >> 3;
    this.#bits[at] = (this.#bits[at] as number) & ~(1 << (index & 7));
    this.nulls++;
  }

  /** The bitmap of the first `length` values, or `undefined` if none is NULL; starts anew. */
  finish(length: number): Uint8Array | undefined {
    let bits = this.#bits;
    const bytes = (length + 7) >> 3;
    if (bits !== undefined && bits.length < bytes) {
      const grown = new Uint8Array(bytes).fill(0xff);
      grown.set(bits);
      bits = grown;
    }
    this.#bits = undefined;
    this.nulls = 0;
    return bits?.slice(0, bytes);
  }
}
