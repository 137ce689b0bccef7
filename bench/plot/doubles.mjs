import { readFile } from 'node:fs/promises';
import { makeVector, Table } from 'apache-arrow';

/** A file of doubles as the column `value` of an Arrow table. */
export async function doubles(file) {
  const { buffer, byteOffset, byteLength } = await readFile(file);
  return new Table({ value: makeVector(new Float64Array(buffer, byteOffset, byteLength / 8)) });
}
