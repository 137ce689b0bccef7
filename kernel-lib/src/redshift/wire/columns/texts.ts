import { type Data, makeData, Utf8 } from 'apache-arrow';
import type { Column } from './column.js';
import { Validity } from './validity.js';

/** Below this length a loop copies faster than a call of `set`. */
const SHORT = 24;

/** Text of any type, copied byte by byte and not decoded: that happens where somebody asks for it. */
class TextColumn implements Column {
  readonly type = new Utf8();
  #offsets = new Int32Array(257);
  #bytes = new Uint8Array(4096);
  #length = 0;
  #used = 0;
  readonly #validity = new Validity();

  append(bytes: Uint8Array, start: number, end: number): void {
    const size = end - start;
    if (this.#used + size > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#used + size));
      grown.set(this.#bytes.subarray(0, this.#used));
      this.#bytes = grown;
    }
    if (size < SHORT) {
      const target = this.#bytes;
      for (let from = start, to = this.#used; from < end; ) {
        target[to++] = bytes[from++] as number;
      }
    } else {
      this.#bytes.set(bytes.subarray(start, end), this.#used);
    }
    this.#used += size;
    this.#close();
  }

  appendNull(): void {
    this.#validity.setNull(this.#length, this.#offsets.length);
    this.#close();
  }

  finish(): Data {
    const nullCount = this.#validity.nulls;
    const nullBitmap = this.#validity.finish(this.#length);
    const sealed = makeData({
      type: this.type,
      length: this.#length,
      nullCount,
      nullBitmap,
      valueOffsets: this.#offsets.subarray(0, this.#length + 1),
      data: this.#bytes.subarray(0, this.#used),
    });
    this.#offsets = new Int32Array(this.#offsets.length);
    this.#bytes = new Uint8Array(this.#bytes.length);
    this.#length = 0;
    this.#used = 0;
    return sealed;
  }

  #close(): void {
    this.#length++;
    if (this.#length === this.#offsets.length) {
      const grown = new Int32Array(this.#offsets.length * 2);
      grown.set(this.#offsets);
      this.#offsets = grown;
    }
    this.#offsets[this.#length] = this.#used;
  }
}

export const textColumn = (): TextColumn => new TextColumn();
