import type { Block } from './column.js';
import { isNearlyFull, roomLike } from './room.js';

/** From this length on a call of `set` copies faster than a loop. */
const LONG = 128;

const WORD = 4;

/** The bytes of a batch's texts, one text after another. */
export class TextBytes {
  #bytes = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);
  #used = 0;
  #expected = 4096;

  /** Copies the texts of a block, and notes in `offsets` where each ends, from element `length + 1` on. */
  take(block: Block, first: number, offsets: Int32Array, length: number): void {
    const { bytes, cells, view, stride, rows } = block;
    this.#reserve(sizeOf(block, first));
    const all = this.#bytes;
    const target = this.#view;
    let used = this.#used;
    for (let row = 0, at = first; row < rows; row++, at += stride) {
      const start = cells[at] as number;
      const size = cells[at + 1] as number;
      if (size >= LONG) {
        all.set(bytes.subarray(start, start + size), used);
        used += size;
      } else if (size >= WORD) {
        // The last word is copied from the end, over a part of the one before it.
        const last = size - WORD;
        for (let done = 0; done < last; done += WORD) {
          target.setInt32(used + done, view.getInt32(start + done, true), true);
        }
        target.setInt32(used + last, view.getInt32(start + last, true), true);
        used += size;
      } else if (size > 0) {
        for (let done = 0; done < size; done++) {
          all[used + done] = bytes[start + done] as number;
        }
        used += size;
      }
      offsets[length + row + 1] = used;
    }
    this.#used = used;
  }

  /** How many bytes there are. */
  get used(): number {
    return this.#used;
  }

  /** The bytes so far, and behind them room for more. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** The same. */
  get view(): DataView {
    return this.#view;
  }

  /** Copies one text. */
  add(bytes: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    this.#bytes.set(bytes.subarray(start, end), this.#used);
    this.#used += end - start;
  }

  /** The bytes so far; those of the next texts begin anew. */
  finish(): Uint8Array {
    const taken = this.#used;
    const all = this.#bytes;
    this.#used = 0;
    this.#allocate(0);
    this.#expected = roomLike(taken);
    return isNearlyFull(taken, all.length) ? all.subarray(0, taken) : all.slice(0, taken);
  }

  #reserve(size: number): void {
    const needed = this.#used + size;
    if (needed > this.#bytes.length) {
      const before = this.#bytes.subarray(0, this.#used);
      this.#allocate(Math.max(needed, this.#expected, Math.ceil(this.#bytes.length * 1.5)));
      this.#bytes.set(before);
    }
  }

  #allocate(size: number): void {
    this.#bytes = new Uint8Array(size);
    this.#view = new DataView(this.#bytes.buffer);
  }
}

function sizeOf({ cells, stride, rows }: Block, first: number): number {
  let size = 0;
  for (let row = 0, at = first + 1; row < rows; row++, at += stride) {
    size += Math.max(0, cells[at] as number);
  }
  return size;
}
