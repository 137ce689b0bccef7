import { type Data, makeData, Utf8 } from 'apache-arrow';
import { Validity } from '../../wire/columns/validity.js';

const encoder = new TextEncoder();

/** UTF-8 takes at most as many bytes for a unit of a JavaScript string. */
const BYTES_A_UNIT = 3;

/** Texts as Arrow keeps them: all bytes in one piece. NULL is null. */
export function textData(length: number, text: (index: number) => string | null): Data<Utf8> {
  const valueOffsets = new Int32Array(length + 1);
  const validity = new Validity();
  let bytes = new Uint8Array(1024);
  let used = 0;
  for (let index = 0; index < length; index++) {
    const value = text(index);
    if (value === null) {
      validity.setNull(index, length);
    } else {
      const needed = used + value.length * BYTES_A_UNIT;
      if (needed > bytes.length) {
        const grown = new Uint8Array(Math.max(needed, bytes.length * 2));
        grown.set(bytes.subarray(0, used));
        bytes = grown;
      }
      used += encoder.encodeInto(value, bytes.subarray(used)).written;
    }
    valueOffsets[index + 1] = used;
  }
  const nullCount = validity.nulls;
  return makeData({
    type: new Utf8(),
    length,
    nullCount,
    nullBitmap: validity.finish(length),
    valueOffsets,
    data: bytes.subarray(0, used),
  });
}
