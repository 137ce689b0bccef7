import { isUtf8 } from 'node:buffer';
import { type Data, DataType, Utf8, type Vector } from 'apache-arrow';
import { columnText, SQL_STYLE } from '../../../frame/text/column-text.js';
import type { RefuseValue } from '../refusals.js';
import { textData } from '../source/text-data.js';
import { type RedshiftType, typeText } from '../types/redshift-type.js';
import { longestOf } from '../types/text-lengths.js';
import type { Loading } from './loading.js';

/** Whether CHAR holds the bytes: characters of one byte only. */
const isSingleByte = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

const NUL = 'it holds the character NUL, which Redshift does not store';

/** What is wrong with a text besides its length. */
function fault(bytes: Uint8Array, char: boolean): string | undefined {
  if (bytes.includes(0)) return NUL;
  if (!isUtf8(bytes)) return 'it is no UTF-8';
  return char && !isSingleByte(bytes) ? 'CHAR holds characters of one byte only' : undefined;
}

/** The bytes that the values of a piece lie in. */
function bytesOf({ values, valueOffsets, length }: Data): Uint8Array {
  // Arrow's builder leaves them out where there are none.
  const all = (values ?? new Uint8Array(0)) as Uint8Array;
  return all.subarray(Number(valueOffsets[0]), Number(valueOffsets[length]));
}

const pieces = (data: Data): readonly Data[] =>
  DataType.isDictionary(data.type)
    ? ((data as Data & { dictionary?: Vector }).dictionary?.data ?? [])
    : [data];

/** Whether a value may have more bytes; of a dictionary's, by the entries, used or not. */
const mayExceed = (data: Data, size: number): boolean =>
  pieces(data).some((piece) => longestOf(piece).bytes > size);

/** VARCHAR and CHAR: the texts as they are, if they fit. */
export function texts(source: DataType, target: RedshiftType, refuse: RefuseValue): Loading {
  const { name, size = 0 } = target;
  const char = name === 'char';
  const asTheyAre = DataType.isUtf8(source) || isTextDictionary(source);
  const check = (data: Data, before: number): void => {
    // The dictionary alone first: texts are made only for a message.
    const { bytes, row } = mayExceed(data, size) ? longestOf(data) : { bytes: 0, row: -1 };
    if (row !== -1 && bytes > size) {
      const text = columnText(data, '', SQL_STYLE)(row);
      const why = `it has ${bytes.toLocaleString('en')} bytes`;
      throw refuse(before + row, JSON.stringify(text), why);
    }
    // All at once first: nearly always that is all.
    if (pieces(data).every((piece) => fault(bytesOf(piece), char) === undefined)) return;
    const read = columnText(data, '', SQL_STYLE);
    for (let index = 0; index < data.length; index++) {
      const text = read(index);
      const why = text === null ? undefined : fault(rawBytes(data, index, text), char);
      if (why !== undefined) throw refuse(before + index, JSON.stringify(text), why);
    }
  };
  const convert = (data: Data, before: number): Data => {
    const read = asTheyAre ? undefined : columnText(data, '', SQL_STYLE);
    const same = read === undefined ? data : textData(data.length, read);
    check(same, before);
    return same;
  };
  return { type: asTheyAre ? source : new Utf8(), carrier: typeText(target), convert };
}

/** The bytes of one value. A dictionary's are read as text, where bytes that are none are U+FFFD. */
function rawBytes(data: Data, index: number, text: string): Uint8Array {
  if (DataType.isDictionary(data.type)) return Buffer.from(text);
  const { values, valueOffsets } = data;
  return (values as Uint8Array).subarray(
    Number(valueOffsets[index]),
    Number(valueOffsets[index + 1]),
  );
}

const isTextDictionary = (type: DataType): boolean =>
  DataType.isDictionary(type) && DataType.isUtf8(type.dictionary as DataType);

/** Texts of any of Arrow's forms. */
export const isText = (type: DataType): boolean =>
  DataType.isUtf8(type) ||
  DataType.isLargeUtf8(type) ||
  DataType.isUtf8View(type) ||
  isTextDictionary(type);
