/** The values of a DataRow in text; NULL is an empty text. */
export function readRow(message: Buffer): string[] {
  const values: string[] = [];
  let at = 7;
  for (let left = message.readUInt16BE(5); left > 0; left--) {
    const length = Math.max(0, message.readInt32BE(at));
    values.push(message.toString('utf8', at + 4, at + 4 + length));
    at += 4 + length;
  }
  return values;
}
