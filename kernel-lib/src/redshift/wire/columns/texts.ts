import { type Data, makeData, Utf8 } from 'apache-arrow';
import type { Block, Column } from './column.js';
import { DictionaryEncoder } from './dictionary-encoder.js';
import { spell } from './numbered-texts.js';
import { TextBytes } from './text-bytes.js';
import { Validity } from './validity.js';

/** Text of any type, copied and not decoded: that happens where somebody asks for it. */
class TextColumn implements Column {
  readonly type = new Utf8();
  #offsets = new Int32Array(257);
  #length = 0;
  readonly #bytes = new TextBytes();
  readonly #validity = new Validity();
  #encoder: DictionaryEncoder | undefined;

  /** @param encoded whether texts that repeat may be written as numbers of a dictionary. */
  constructor(encoded: boolean) {
    this.#encoder = encoded ? new DictionaryEncoder() : undefined;
  }

  take(block: Block, first: number): void {
    const { cells, stride, rows } = block;
    for (let row = 0, at = first + 1; row < rows; row++, at += stride) {
      if ((cells[at] as number) < 0) {
        this.#validity.setNull(this.#length + row, this.#length + rows);
      }
    }
    if (this.#encoder === undefined) this.#copy(block, first);
    else if (!this.#encoder.take(block, first)) this.#decode(this.#encoder);
    this.#length += rows;
  }

  finish(): Data {
    if (this.#encoder?.pays === false) this.#decode(this.#encoder);
    const length = this.#length;
    const nullCount = this.#validity.nulls;
    const nullBitmap = this.#validity.finish(length);
    this.#length = 0;
    if (this.#encoder !== undefined) {
      const { type } = this.#encoder;
      const { numbers, texts } = this.#encoder.finish();
      return makeData({ type, length, nullCount, nullBitmap, data: numbers, dictionary: texts });
    }
    return makeData({
      type: this.type,
      length,
      nullCount,
      nullBitmap,
      valueOffsets: this.#offsets.slice(0, length + 1),
      data: this.#bytes.finish(),
    });
  }

  #copy(block: Block, first: number): void {
    this.#reserve(block.rows);
    this.#bytes.take(block, first, this.#offsets, this.#length);
  }

  /** From now on the texts are kept as they are, those of this batch too. */
  #decode(encoder: DictionaryEncoder): void {
    const { numbers, texts } = encoder.finish();
    const { offsets, bytes } = spell(numbers, texts);
    this.#encoder = undefined;
    this.#offsets = offsets;
    this.#bytes.add(bytes, 0, bytes.length);
  }

  #reserve(rows: number): void {
    if (this.#length + rows >= this.#offsets.length) {
      const grown = new Int32Array(Math.max(this.#offsets.length * 2, this.#length + rows + 1));
      grown.set(this.#offsets);
      this.#offsets = grown;
    }
  }
}

export const textColumn = (): TextColumn => new TextColumn(false);
export const encodedTextColumn = (): TextColumn => new TextColumn(true);
