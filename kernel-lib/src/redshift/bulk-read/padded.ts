import { type ForeignColumn, isThere } from '../../frame/files/parquet/parquet-batches.js';

const BLANK = 0x20;

/** Characters of UTF-8: every byte begins one, but those of the form 10xxxxxx. */
function characters(bytes: Uint8Array, start: number, end: number): number {
  let found = 0;
  for (let at = start; at < end; at++) if (((bytes[at] as number) & 0xc0) !== 0x80) found++;
  return found;
}

/** Texts of CHAR with the blanks up to its length, which the wire has and files need not have. */
export function padded(column: ForeignColumn, width: number): ForeignColumn {
  const { offsets = new Int32Array(1), values, memory, length } = column;
  const bytes = new Uint8Array(memory, values);
  const missing = Int32Array.from({ length }, (_, row) => {
    if (!isThere(column, row)) return 0;
    return Math.max(
      0,
      width - characters(bytes, offsets[row] as number, offsets[row + 1] as number),
    );
  });
  const added = missing.reduce((sum, count) => sum + count, 0);
  if (added === 0) return column;
  const first = offsets[0] as number;
  const all = new Uint8Array((offsets[length] as number) - first + added).fill(BLANK);
  const ends = new Int32Array(length + 1);
  for (let row = 0; row < length; row++) {
    const text = bytes.subarray(offsets[row] as number, offsets[row + 1] as number);
    all.set(text, ends[row] as number);
    ends[row + 1] = (ends[row] as number) + text.length + (missing[row] as number);
  }
  return { ...column, values: 0, offsets: ends, memory: all.buffer };
}
