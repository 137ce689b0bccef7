/** A column as a RowDescription announces it. */
export interface DescribedColumn {
  readonly name: string;
  /** Its number in pg_type. */
  readonly type: number;
  /** Length, or precision and scale; -1 where there is none. */
  readonly modifier: number;
}

/** The numbers of PostgreSQL's types that have none on Redshift, and of what goes out in their stead: jsonb is SUPER. */
const STAND_INS: ReadonlyMap<number, number> = new Map([[3802, 4000]]);

/** Changes the type numbers of a RowDescription to Redshift's, in place. */
export function renumberColumns(message: Buffer): void {
  for (const { type } of columnOffsets(message)) renumber(message, type);
}

/** The columns of a RowDescription. */
export const readColumns = (message: Buffer): DescribedColumn[] =>
  [...columnOffsets(message)].map(({ name, nameEnd, type }) => ({
    name: message.toString('utf8', name, nameEnd),
    type: message.readUInt32BE(type),
    modifier: message.readInt32BE(type + 6),
  }));

/** Where the names and types of a RowDescription's columns stand. */
function* columnOffsets(message: Buffer) {
  let name = 7;
  for (let left = message.readUInt16BE(5); left > 0; left--) {
    const nameEnd = message.indexOf(0, name);
    // After the name: table (4), column (2), type (4), size (2), modifier (4), format (2).
    const type = nameEnd + 7;
    yield { name, nameEnd, type };
    name = type + 12;
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
