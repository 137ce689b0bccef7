import { type Data, makeData, Utf8 } from 'apache-arrow';
import { textData } from '../../frame/files/parquet/foreign-data.js';
import { type ForeignColumn, isThere } from '../../frame/files/parquet/parquet-batches.js';
import { DictionaryEncoder } from '../wire/columns/dictionary-encoder.js';

/** Rows that are looked at before it is asked whether a dictionary still pays. */
const BLOCK = 4096;

/** The texts of one column, batch by batch: as numbers of a dictionary for as long as that saves memory, like those of the wire. */
export class UnloadedTexts {
  #encoder: DictionaryEncoder | undefined = new DictionaryEncoder();

  take(column: ForeignColumn): Data {
    const encoder = this.#encoder;
    if (encoder === undefined || !this.#encode(encoder, column) || !encoder.pays) {
      this.#encoder = undefined;
      return textData(column, new Utf8());
    }
    const { numbers, texts } = encoder.finish();
    return makeData({
      type: encoder.type,
      length: column.length,
      nullCount: column.nulls,
      nullBitmap: column.validity?.slice(),
      data: numbers,
      dictionary: texts,
    });
  }

  /** Whether a dictionary may still pay. */
  #encode(encoder: DictionaryEncoder, column: ForeignColumn): boolean {
    const { memory, values, offsets = new Int32Array(1), length } = column;
    const bytes = new Uint8Array(memory);
    const view = new DataView(memory);
    const cells = new Int32Array(2 * BLOCK);
    for (let first = 0; first < length; first += BLOCK) {
      const rows = Math.min(BLOCK, length - first);
      for (let row = 0; row < rows; row++) {
        const start = offsets[first + row] as number;
        cells[2 * row] = values + start;
        cells[2 * row + 1] = isThere(column, first + row)
          ? (offsets[first + row + 1] as number) - start
          : -1;
      }
      if (!encoder.take({ bytes, view, cells, stride: 2, rows }, 0)) return false;
    }
    return true;
  }
}
