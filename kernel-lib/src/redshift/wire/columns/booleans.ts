import { Bool, type Data, makeData } from 'apache-arrow';
import type { Block, Column } from './column.js';
import { refuseText } from './refuse.js';
import { Validity } from './validity.js';

const TRUE = 0x74; // t
const FALSE = 0x66; // f

/** BOOLEAN, as a bit each. */
class BooleanColumn implements Column {
  readonly type = new Bool();
  #bits = new Uint8Array(64);
  #length = 0;
  readonly #validity = new Validity();

  take({ bytes, cells, stride, rows }: Block, first: number): void {
    for (let row = 0, at = first; row < rows; row++, at += stride) {
      this.#makeRoom();
      if ((cells[at + 1] as number) < 0) {
        this.#validity.setNull(this.#length, this.#bits.length * 8);
      } else {
        this.#set(bytes, cells[at] as number, (cells[at] as number) + (cells[at + 1] as number));
      }
      this.#length++;
    }
  }

  #set(bytes: Uint8Array, start: number, end: number): void {
    const value = bytes[start];
    if (end - start !== 1 || (value !== TRUE && value !== FALSE)) {
      throw refuseText('boolean', bytes, start, end);
    }
    if (value === TRUE) {
      const at = this.#length >> 3;
      this.#bits[at] = (this.#bits[at] as number) | (1 << (this.#length & 7));
    }
  }

  finish(): Data {
    const nullCount = this.#validity.nulls;
    const nullBitmap = this.#validity.finish(this.#length);
    const data = this.#bits.subarray(0, (this.#length + 7) >> 3);
    const sealed = makeData({ type: this.type, length: this.#length, nullCount, nullBitmap, data });
    this.#bits = new Uint8Array(this.#bits.length);
    this.#length = 0;
    return sealed;
  }

  #makeRoom(): void {
    if (this.#length === this.#bits.length * 8) {
      const grown = new Uint8Array(this.#bits.length * 2);
      grown.set(this.#bits);
      this.#bits = grown;
    }
  }
}

export const booleanColumn = (): BooleanColumn => new BooleanColumn();
