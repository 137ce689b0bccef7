import { Backend } from '../../../../../kernel-lib/src/redshift/wire/message-types.js';

/** A message of the server: its type byte, its length, its body. */
export function message(type: number, ...body: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(body);
  const head = Buffer.alloc(5, type);
  head.writeInt32BE(bytes.length + 4, 1);
  return Buffer.concat([head, bytes]);
}

function int(value: number, size: 2 | 4): Buffer {
  const bytes = Buffer.alloc(size);
  if (size === 2) bytes.writeInt16BE(value);
  else bytes.writeInt32BE(value);
  return bytes;
}

/** A DataRow of values as text. */
export function dataRow(cells: readonly (string | null)[]): Buffer {
  const parts = cells.flatMap((cell) =>
    cell === null ? [int(-1, 4)] : [int(Buffer.byteLength(cell), 4), Buffer.from(cell)],
  );
  return message(Backend.DataRow, int(cells.length, 2), ...parts);
}

/** A column's type, by its number and its modifier. */
export interface TypeOf {
  readonly type: number;
  readonly modifier?: number;
}

/** A RowDescription of columns `c0`, `c1`, … */
export function rowDescription(types: readonly TypeOf[]): Buffer {
  const columns = types.flatMap(({ type, modifier = -1 }, index) => [
    Buffer.from(`c${index}\0`),
    int(0, 4),
    int(0, 2),
    int(type, 4),
    int(-1, 2),
    int(modifier, 4),
    int(0, 2),
  ]);
  return message(Backend.RowDescription, int(types.length, 2), ...columns);
}

/** The modifier of a NUMERIC. */
export const numeric = (precision: number, scale: number): number =>
  ((precision << 16) | scale) + 4;

/** The end of a SELECT. */
export const COMPLETE = message(Backend.CommandComplete, Buffer.from('SELECT\0'));
