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

/** @param slice gives the rows from `start` to before `end`. */
export function preview(
  rows: number,
  slice: (start: number, end: number) => Iterable<readonly unknown[]>,
): Preview {
  if (rows <= HEAD + TAIL) {
    return { head: [...slice(0, rows)], skipped: 0, tail: [] };
  }
  return {
    head: [...slice(0, HEAD)],
    skipped: rows - HEAD - TAIL,
    tail: [...slice(rows - TAIL, rows)],
  };
}
