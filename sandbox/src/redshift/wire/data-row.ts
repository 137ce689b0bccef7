/** A row in PostgreSQL's own text form, exact for every type; null is NULL. */
export type TextRow = readonly (string | null)[];

/** The values of a DataRow in text. */
export function readTextRow(message: Buffer): (string | null)[] {
  const values: (string | null)[] = [];
  let at = 7;
  for (let left = message.readUInt16BE(5); left > 0; left--) {
    const length = message.readInt32BE(at);
    at += 4;
    values.push(length === -1 ? null : message.toString('utf8', at, at + length));
    at += Math.max(0, length);
  }
  return values;
}

/** The values of a DataRow in text; NULL is an empty text. */
export const readRow = (message: Buffer): string[] =>
  readTextRow(message).map((value) => value ?? '');
