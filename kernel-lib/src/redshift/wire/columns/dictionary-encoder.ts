import { Dictionary, Int32, Utf8, type Vector } from 'apache-arrow';
import type { Block } from './column.js';
import { TextDictionary } from './text-dictionary.js';

/** A first batch of fewer rows is too small to tell by, and to gain by. */
const FEWEST_ROWS = 2048;

/** A dictionary pays while each of its texts stands for at least so many rows. */
const ROWS_A_TEXT = 4;

/** Shorter texts take about as much memory as a number, and copying them is quicker than looking them up. */
const SHORTEST_MEAN = 8;

/** Rows after which their length tells. */
const SAMPLE = 512;

/** How many texts it may have before that, since at first nearly each is new. */
const FIRST_TEXTS = 768;

/** More texts than these do not stay in a processor's cache, and looking them up costs more than it saves. */
const MOST_TEXTS = 4096;

/** Writes a column's texts as numbers of a dictionary, straight from the wire, for as long as that saves memory. */
export class DictionaryEncoder {
  readonly type = new Dictionary(new Utf8(), new Int32());
  readonly #dictionary = new TextDictionary();
  #numbers = new Int32Array(256);
  /** Rows of this batch, and of those before it. */
  #length = 0;
  #before = 0;
  /** Bytes of all their texts. */
  #bytes = 0;

  /** Takes the texts of a block. Whether it may still pay. */
  take({ bytes, view, cells, stride, rows }: Block, first: number): boolean {
    const length = this.#length;
    if (length + rows > this.#numbers.length) {
      const grown = new Int32Array(Math.max(this.#numbers.length * 2, length + rows));
      grown.set(this.#numbers.subarray(0, length));
      this.#numbers = grown;
    }
    const numbers = this.#numbers;
    let taken = 0;
    for (let row = 0, at = first; row < rows; row++, at += stride) {
      const start = cells[at] as number;
      const size = Math.max(0, cells[at + 1] as number);
      numbers[length + row] = this.#dictionary.add(bytes, view, start, start + size);
      taken += size;
    }
    this.#length = length + rows;
    this.#bytes += taken;
    const all = this.#before + this.#length;
    const most = Math.min(MOST_TEXTS, FIRST_TEXTS + all / ROWS_A_TEXT);
    return this.#dictionary.count <= most && (all < SAMPLE || this.#bytes >= SHORTEST_MEAN * all);
  }

  /** Whether it pays, at the end of a batch. */
  get pays(): boolean {
    const rows = this.#before + this.#length;
    return rows >= FEWEST_ROWS && this.#dictionary.count <= rows / ROWS_A_TEXT;
  }

  /** The numbers of the batch's texts, and the texts by their numbers; the next batch begins. */
  finish(): { numbers: Int32Array; texts: Vector<Utf8> } {
    const numbers = this.#numbers.slice(0, this.#length);
    this.#before += this.#length;
    this.#length = 0;
    return { numbers, texts: this.#dictionary.vector() };
  }
}
