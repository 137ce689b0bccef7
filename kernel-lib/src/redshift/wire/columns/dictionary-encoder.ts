import { Dictionary, Int32, Utf8, type Vector } from 'apache-arrow';
import type { TextBytes } from './text-bytes.js';
import { TextDictionary } from './text-dictionary.js';

/** A batch of fewer rows is too small to tell by, and to gain by. */
const FEWEST_ROWS = 2048;

/** A dictionary pays while each of its texts stands for at least so many rows. */
const ROWS_A_TEXT = 4;

/** More texts than these do not stay in a processor's cache, and looking them up costs more than it saves. */
const MOST_TEXTS = 4096;

/**
 * Writes a column's texts as numbers of a dictionary, for as long as that saves memory: the first full batch decides, and
 * a later one may end it for good.
 */
export class DictionaryEncoder {
  readonly type = new Dictionary(new Utf8(), new Int32());
  #dictionary: TextDictionary | undefined = new TextDictionary();
  #rows = 0;

  /** The numbers of a batch's texts, or `undefined` if they had better stay as they are. */
  encode(offsets: Int32Array, length: number, text: TextBytes): Int32Array | undefined {
    const dictionary = this.#dictionary;
    if (dictionary === undefined || (this.#rows === 0 && length < FEWEST_ROWS)) {
      this.#dictionary = undefined;
      return undefined;
    }
    this.#rows += length;
    const most = Math.min(MOST_TEXTS, this.#rows / ROWS_A_TEXT);
    const numbers = new Int32Array(length);
    const { bytes, view } = text;
    for (let row = 0; row < length; row++) {
      const start = offsets[row] as number;
      const end = offsets[row + 1] as number;
      numbers[row] = dictionary.add(bytes, view, start, end);
      if (dictionary.count > most) {
        this.#dictionary = undefined;
        return undefined;
      }
    }
    return numbers;
  }

  /** The texts by their numbers. */
  texts(): Vector<Utf8> | undefined {
    return this.#dictionary?.vector();
  }
}
