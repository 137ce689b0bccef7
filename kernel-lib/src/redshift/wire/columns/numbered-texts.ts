import type { Data, Utf8, Vector } from 'apache-arrow';

/** Texts one after another, and where each ends. */
export interface SpelledTexts {
  readonly offsets: Int32Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The texts that the numbers of a dictionary stand for. */
export function spell(numbers: Int32Array, texts: Vector<Utf8>): SpelledTexts {
  const { valueOffsets, values } = texts.data[0] as Data<Utf8>;
  const offsets = new Int32Array(numbers.length + 1);
  let size = 0;
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] as number;
    size += (valueOffsets[number + 1] as number) - (valueOffsets[number] as number);
    offsets[row + 1] = size;
  }
  const bytes = new Uint8Array(size);
  for (let row = 0; row < numbers.length; row++) {
    const from = valueOffsets[numbers[row] as number] as number;
    const end = offsets[row + 1] as number;
    for (let at = offsets[row] as number, source = from; at < end; at++, source++) {
      bytes[at] = values[source] as number;
    }
  }
  return { offsets, bytes };
}
