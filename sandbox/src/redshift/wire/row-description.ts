/** The numbers of PostgreSQL's types that have none on Redshift, and of what goes out in their stead: jsonb is SUPER. */
const STAND_INS: ReadonlyMap<number, number> = new Map([[3802, 4000]]);

/** Changes the type numbers of a RowDescription to Redshift's, in place. */
export function renumberColumns(message: Buffer): void {
  let at = 7;
  for (let left = message.readUInt16BE(5); left > 0; left--) {
    // After the name: table (4), column (2), type (4), size (2), modifier (4), format (2).
    const type = message.indexOf(0, at) + 7;
    renumber(message, type);
    at = type + 12;
  }
}

/** Changes the type numbers of a ParameterDescription to Redshift's, in place. */
export function renumberParameters(message: Buffer): void {
  for (let at = 7; at < message.length; at += 4) renumber(message, at);
}

function renumber(message: Buffer, at: number): void {
  const number = STAND_INS.get(message.readUInt32BE(at));
  if (number !== undefined) message.writeUInt32BE(number, at);
}
