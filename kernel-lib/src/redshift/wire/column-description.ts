import { ShiftbookError } from '../../errors.js';

/** A column of a result, as RowDescription tells it. */
export interface ColumnDescription {
  readonly name: string;
  /** Oid of the table whose column it is; 0 for what the query computes. */
  readonly table: number;
  /** Oid of the type. */
  readonly type: number;
  /** Type modifier: precision and scale, or length; -1 for none. */
  readonly modifier: number;
}

/** Table oid, column number, type oid, type size, type modifier, format code. */
const FIXED_PART = 18;

/** @throws ShiftbookError `wire-protocol` for a message that ends early. */
export function readRowDescription(bytes: Buffer, start: number, end: number): ColumnDescription[] {
  const columns: ColumnDescription[] = [];
  let at = start + 2;
  const count = at <= end ? bytes.readUInt16BE(start) : 1;
  for (let column = 0; column < count; column++) {
    const close = bytes.indexOf(0, at);
    if (close === -1 || close + 1 + FIXED_PART > end) {
      throw new ShiftbookError('wire-protocol', 'The server described the result incompletely.');
    }
    columns.push({
      name: bytes.toString('utf8', at, close),
      table: bytes.readUInt32BE(close + 1),
      type: bytes.readUInt32BE(close + 7),
      modifier: bytes.readInt32BE(close + 13),
    });
    at = close + 1 + FIXED_PART;
  }
  return columns;
}
