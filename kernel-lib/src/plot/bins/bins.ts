import { ShiftbookError } from '../../errors.js';
import type { PictureRow } from '../picture.js';
import { MOST_BINS } from './binning.js';

/** What numbers on an axis are. */
export type AxisKind = 'linear' | 'log' | 'time';

/** One bin: values from `from` up to, but without, `to`; the last bin may take its upper edge too. */
export interface Bin {
  /** The value; of dates, milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/** Multiples of a width like 0.1 pick up noise in their last digits; 12 digits are more than an axis shows. */
const clean = (value: number): number => Number(value.toPrecision(12));

function edgeOf(axis: AxisKind, monthly: boolean): (at: number) => number {
  if (axis === 'log') return (at) => clean(10 ** at);
  if (axis === 'linear') return clean;
  if (!monthly) return (at) => Math.round(at * 1000);
  // `Date.UTC` would take the years 0 to 99 for 1900 to 1999.
  return (at) => new Date(0).setUTCFullYear(Math.floor(at / 12), at % 12, 1);
}

/**
 * The bins of the axis that a row describes; none where no value is finite. Pure.
 *
 * @throws ShiftbookError `bins` where bins of the width that was asked for would be too many.
 */
export function binsOf(row: PictureRow | undefined, axis: AxisKind, most = MOST_BINS): Bin[] {
  // Without a value there is no axis.
  const count = (row?.origin ?? null) === null ? 0 : Number(row?.bins);
  if (count > most) {
    throw new ShiftbookError(
      'bins',
      `The values are so far apart that there would be ${count} bins.`,
      {
        hint: `At most ${most} are drawn. Give a larger \`binWidth\`, or leave out what is far away: rs.from(sql\`select … where …\`).`,
      },
    );
  }
  const [origin, width] = [Number(row?.origin ?? 0), Number(row?.width ?? 1)];
  const edge = edgeOf(axis, Number(row?.monthly ?? 0) === 1);
  return Array.from({ length: count }, (_, index) => ({
    from: edge(origin + index * width),
    to: edge(origin + (index + 1) * width),
  }));
}
