/**
 * The fields of an ErrorResponse or NoticeResponse (PostgreSQL documentation, "Error and Notice Message Fields").
 */
export interface ServerMessage {
  readonly severity: string;
  /** SQLSTATE, such as `42601`. */
  readonly sqlState: string;
  readonly message: string;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  /** Where in the statement, in characters from 1. */
  readonly position: number | undefined;
}

/** Reads the fields from the body of the message. Fields that are not known are passed over. */
export function readServerMessage(bytes: Buffer, start: number, end: number): ServerMessage {
  const fields = new Map<string, string>();
  for (let at = start; at < end && bytes[at] !== 0; ) {
    const close = bytes.indexOf(0, at + 1);
    const stop = close === -1 || close > end ? end : close;
    fields.set(String.fromCharCode(bytes[at] as number), bytes.toString('utf8', at + 1, stop));
    at = stop + 1;
  }
  const position = Number(fields.get('P'));
  return {
    severity: fields.get('V') ?? fields.get('S') ?? 'ERROR',
    sqlState: fields.get('C') ?? 'XX000',
    message: fields.get('M') ?? 'The server gave no message.',
    detail: fields.get('D'),
    hint: fields.get('H'),
    position: Number.isInteger(position) && position > 0 ? position : undefined,
  };
}
