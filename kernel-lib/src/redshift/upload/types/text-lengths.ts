import { type Data, DataType, type Vector } from 'apache-arrow';
import { columnText, SQL_STYLE } from '../../../frame/text/column-text.js';

/** Bytes of the longest value of a piece of texts or bytes, and where it stands. */
export interface Longest {
  readonly bytes: number;
  /** -1 where there is no value. */
  readonly row: number;
}

const NONE: Longest = { bytes: 0, row: -1 };

/** By the offsets alone; what stands behind a NULL is not counted. */
function ofOffsets(data: Data): Longest {
  const offsets = data.valueOffsets as Int32Array | BigInt64Array;
  let bytes = -1;
  let row = -1;
  let before = Number(offsets[0] ?? 0);
  for (let index = 0; index < data.length; index++) {
    const end = Number(offsets[index + 1]);
    if (end - before > bytes && (data.nullCount === 0 || data.getValid(index))) {
      bytes = end - before;
      row = index;
    }
    before = end;
  }
  return row === -1 ? NONE : { bytes, row };
}

/** Of views, which have no offsets. */
function ofViews(data: Data): Longest {
  const read = columnText(data, '', SQL_STYLE);
  let longest = NONE;
  for (let row = 0; row < data.length; row++) {
    const text = read(row);
    const bytes = text === null ? -1 : Buffer.byteLength(text);
    if (bytes > longest.bytes || (bytes === 0 && longest.row === -1)) longest = { bytes, row };
  }
  return longest;
}

/** In a dictionary, the first row that has the longest entry in use. */
function ofDictionary(data: Data): Longest {
  const { dictionary } = data as Data & { dictionary?: Vector };
  const lengths: number[] = [];
  for (const piece of dictionary?.data ?? []) {
    const offsets = piece.valueOffsets as Int32Array;
    for (let index = 0; index < piece.length; index++) {
      lengths.push(Number(offsets[index + 1]) - Number(offsets[index]));
    }
  }
  const indices = data.values as ArrayLike<number | bigint>;
  let bytes = -1;
  let row = -1;
  for (let index = 0; index < data.length; index++) {
    const length = lengths[Number(indices[index])] ?? 0;
    if (length > bytes && (data.nullCount === 0 || data.getValid(index))) {
      bytes = length;
      row = index;
    }
  }
  return row === -1 ? NONE : { bytes, row };
}

/** The longest value of a piece of a column of texts or bytes. */
export function longestOf(data: Data): Longest {
  if (DataType.isDictionary(data.type)) return ofDictionary(data);
  return DataType.isUtf8View(data.type) ? ofViews(data) : ofOffsets(data);
}

/** The longest value of a column; its row counts over the whole column. */
export function longestIn({ data }: Vector): Longest {
  let longest = NONE;
  let before = 0;
  for (const piece of data) {
    const { bytes, row } = longestOf(piece);
    if (row !== -1 && (longest.row === -1 || bytes > longest.bytes)) {
      longest = { bytes, row: before + row };
    }
    before += piece.length;
  }
  return longest;
}
