import { type Data, DataType, type Table } from 'apache-arrow';
import type { ReadCell } from '../cells/cell.js';
import type { ResultColumn } from '../result-column.js';
import { columnText, ISO_STYLE } from '../text/column-text.js';
import { uniqueNames } from '../unique-names.js';
import { rowLines } from './row-lines.js';

/** Settings of a JSON file. */
export interface JsonOptions {
  /** One object a line and nothing around them (JSON Lines), instead of one array. */
  readonly lines?: boolean;
}

/** Digits that every reader of JSON keeps: it may read numbers as doubles. */
const KEPT_DIGITS = 15;

/** A number as JSON has it, where a double holds it exactly; else as text, which nobody rounds. */
function numberText(text: string): string {
  const digits = text.replace(/^-?0*\.?0*/, '').replace('.', '').length;
  const exact = text.includes('.') ? digits <= KEPT_DIGITS : Number.isSafeInteger(Number(text));
  return exact ? text : `"${text}"`;
}

const floatText = (text: string): string =>
  Number.isFinite(Number(text)) ? text : JSON.stringify(text);

const valueType = (type: DataType): DataType =>
  DataType.isDictionary(type) ? type.dictionary : type;

/** How the text of a value becomes JSON. */
function jsonOf(data: Data, type: string): (text: string) => string {
  const of = valueType(data.type);
  if (DataType.isBool(of)) return (text) => text;
  if (DataType.isFloat(of)) return floatText;
  if (DataType.isInt(of) || DataType.isDecimal(of)) return numberText;
  return type === 'super' ? (text) => text : (text) => JSON.stringify(text);
}

function values(data: Data, type: string): ReadCell<string> {
  const read = columnText(data, type, ISO_STYLE);
  const write = jsonOf(data, type);
  return (index) => {
    const text = read(index);
    return text === null ? 'null' : write(text);
  };
}

/** A table as JSON, in pieces: an array of objects, one a line. */
export function* jsonChunks(
  table: Table,
  columns: readonly ResultColumn[],
  { lines = false }: JsonOptions = {},
): Generator<string> {
  const keys = uniqueNames(columns.map(({ name }) => name)).map((name) => JSON.stringify(name));
  const object = (cells: readonly string[]): string =>
    `{${cells.map((cell, index) => `${keys[index]}:${cell}`).join(',')}}`;
  if (!lines) yield '[';
  yield* rowLines(
    table,
    (data, index) => values(data, columns[index]?.type ?? ''),
    lines
      ? (cells) => `${object(cells)}\n`
      : (cells, row) => `${row === 0 ? '\n' : ',\n'}${object(cells)}`,
  );
  if (!lines) yield table.numRows === 0 ? ']\n' : '\n]\n';
}
