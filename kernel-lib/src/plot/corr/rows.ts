import type { PictureRow } from '../picture.js';
import { type CorrSpec, pairsOf } from './spec.js';

/** Correlations of columns with each other. */
export interface Correlations {
  /** From -1 to 1; `null` where one of the two does not vary. */
  readonly cells: readonly (readonly (number | null)[])[];
  /** How many rows have both values. */
  readonly rows: readonly (readonly number[])[];
}

/** Puts the statement's row together. Pure. */
export function corrRows(spec: CorrSpec, [row]: readonly PictureRow[]): Correlations {
  const size = spec.columns.length;
  const cells = Array.from({ length: size }, () => new Array<number | null>(size).fill(null));
  const rows = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const texts = String(row?.pairs ?? '').split(',');
  const put = (one: number, other: number, n: number, r: number | null): void => {
    (cells[one] ?? [])[other] = r;
    (rows[one] ?? [])[other] = n;
  };
  // Columns by themselves come first.
  const alone = spec.columns.map((_, at) => [at, at] as const);
  [...alone, ...pairsOf(spec)].forEach(([one, other], at) => {
    const [n = '0', r = ''] = (texts[at] ?? '').split(' ');
    // Rounding may go a little beyond.
    const clipped = r === '' ? null : Math.max(-1, Math.min(1, Number(r)));
    put(one, other, Number(n), clipped);
    put(other, one, Number(n), clipped);
  });
  return { cells, rows };
}
