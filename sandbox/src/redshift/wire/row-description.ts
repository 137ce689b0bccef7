/** Redshift's number of a type that PostgreSQL numbers otherwise; its modifier is needed for intervals. */
export type TypeNumber = (type: number, modifier: number) => number;

/** Changes the type numbers of a RowDescription in place. */
export function renumberColumns(message: Buffer, number: TypeNumber): void {
  let at = 7;
  for (let left = message.readUInt16BE(5); left > 0; left--) {
    // After the name: table (4), column (2), type (4), size (2), modifier (4), format (2).
    const type = message.indexOf(0, at) + 7;
    message.writeUInt32BE(number(message.readUInt32BE(type), message.readInt32BE(type + 6)), type);
    at = type + 12;
  }
}

/** Changes a counted list of type numbers in place, as ParameterDescription and Parse end with. */
export function renumberParameters(message: Buffer, from: number, number: TypeNumber): void {
  for (let at = from + 2; at + 4 <= message.length; at += 4) {
    message.writeUInt32BE(number(message.readUInt32BE(at), -1), at);
  }
}
