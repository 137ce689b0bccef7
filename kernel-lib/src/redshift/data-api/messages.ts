import type { ColumnDescription } from '../wire/column-description.js';
import type { Exchange } from '../wire/exchange.js';
import { HEADER } from '../wire/frames.js';
import { Backend } from '../wire/message-types.js';
import { int16, int32 } from '../wire/requests.js';

/** A message of the server's, as PostgreSQL's protocol has it: what reads the wire then reads the Data API too. */
function message(type: number, ...parts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(HEADER);
  head[0] = type;
  head.writeInt32BE(
    parts.reduce((sum, part) => sum + part.length, 4),
    1,
  );
  return Buffer.concat([head, ...parts]);
}

const text = (value: string): Buffer => Buffer.from(`${value}\0`);

const NULL = int32(-1);

function cell(value: string | null): Buffer {
  if (value === null) return NULL;
  const bytes = Buffer.from(value);
  return Buffer.concat([int32(bytes.length), bytes]);
}

/** Hands one message to what follows the wire. */
export function tell(exchange: Exchange, bytes: Buffer): void {
  exchange.message(bytes[0] as number, bytes, HEADER, bytes.length);
}

/** RowDescription. */
export const rowDescription = (columns: readonly ColumnDescription[]): Buffer =>
  message(
    Backend.RowDescription,
    int16(columns.length),
    ...columns.flatMap(({ name, table, type, modifier }) => [
      text(name),
      int32(table),
      int16(0),
      int32(type),
      int16(0),
      int32(modifier),
      int16(0),
    ]),
  );

/** DataRow. */
export const dataRow = (values: readonly (string | null)[]): Buffer =>
  message(Backend.DataRow, int16(values.length), ...values.map(cell));

/** CommandComplete. */
export const commandComplete = (tag: string): Buffer => message(Backend.CommandComplete, text(tag));

/** ErrorResponse, its fields by their letters. */
export const errorResponse = (fields: Readonly<Record<string, string>>): Buffer =>
  message(
    Backend.ErrorResponse,
    ...Object.entries(fields).map(([letter, value]) => text(letter + value)),
    Buffer.alloc(1),
  );
