import type { Table } from 'apache-arrow';
import { rowArrays } from '../rows.js';

/** Rows shown from the beginning and, of a longer result, from the end. */
const HEAD = 20;
const TAIL = 5;

/** The rows that a display shows. */
export interface Preview {
  readonly head: readonly (readonly unknown[])[];
  /** Rows left out between head and tail. */
  readonly skipped: number;
  readonly tail: readonly (readonly unknown[])[];
}

export function preview(table: Table): Preview {
  if (table.numRows <= HEAD + TAIL) {
    return { head: [...rowArrays(table)], skipped: 0, tail: [] };
  }
  return {
    head: [...rowArrays(table.slice(0, HEAD))],
    skipped: table.numRows - HEAD - TAIL,
    tail: [...rowArrays(table.slice(table.numRows - TAIL))],
  };
}
