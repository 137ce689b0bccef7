import { shortestReal } from '../../frame/cells/numbers.js';
import { formatTime } from '../figure/nice-ticks.js';
import type { PictureRow } from '../picture.js';
import type { ColumnProfile, FrequentValue, ProfileValue } from './column-profile.js';
import { MOST_NAMED, type Share, shareNames } from './options.js';
import type { ProfiledColumn } from './spec.js';

/** Digits that a double always keeps. */
const KEPT_DIGITS = 15;

/** A number from its text, where a double holds it; else the text. */
function numberOf(text: string, type: string): ProfileValue {
  const number = Number(text);
  if (/^(?:real|double)/.test(type) || Number.isSafeInteger(number)) return number;
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length <= KEPT_DIGITS ? number : text;
}

/** `undefined` for NULL. */
const maybe = <Value>(value: unknown, read: (value: unknown) => Value): Value | undefined =>
  value === null || value === undefined ? undefined : read(value);

function topOf({ kind, type }: ProfiledColumn, row: PictureRow): FrequentValue[] {
  return Array.from({ length: MOST_NAMED }, (_, index) => index + 1).flatMap((place) => {
    const label = row[`top${place}`];
    if (typeof label !== 'string') return [];
    const value = kind === 'number' ? numberOf(label, type) : label;
    return [{ value, count: Number(row[`count${place}`]) }];
  });
}

function countsOf(row: PictureRow): number[] {
  const counts: number[] = new Array(Number(row.bins)).fill(0);
  for (const pair of String(row.counts).split(',')) {
    const [bin, count] = pair.split(' ');
    counts[Number(bin)] = Number(count);
  }
  return counts;
}

function profileOf(column: ProfiledColumn, row: PictureRow): ColumnProfile {
  const { name, type, kind } = column;
  const end = (text: unknown, double: unknown): ProfileValue | undefined => {
    if (type === 'real') return maybe(double, (value) => shortestReal(Number(value)));
    if (type === 'double precision') return maybe(double, Number);
    return maybe(text, (value) =>
      kind === 'number' ? numberOf(String(value), type) : String(value),
    );
  };
  const place = (value: unknown): ProfileValue =>
    kind === 'time' ? formatTime(Number(value) * 1000) : Number(value);
  const scale = Number(row.scale);
  const scaled = (value: unknown): number => Number(value) * scale;
  return {
    name,
    type,
    rows: Number(row.n),
    nulls: Number(row.n) - Number(row.filled),
    infinite: Number(row.filled) - Number(row.finite),
    distinct: maybe(row.distincts, Number),
    min: end(row.least, row.lo),
    max: end(row.most, row.hi),
    mean: maybe(row.mean, (mean) => place(scaled(mean))),
    deviation: maybe(row.deviation, scaled),
    quantiles: maybe(
      row.mean,
      () =>
        Object.fromEntries(shareNames.map((share) => [share, place(scaled(row[share]))])) as Record<
          Share,
          ProfileValue
        >,
    ),
    top: topOf(column, row),
    histogram: maybe(row.mean, () => ({
      from: place(row.lo),
      to: place(Number(row.lo) + scaled(row.width) * Number(row.bins)),
      counts: countsOf(row),
    })),
  };
}

/** Puts the statement's rows together. Pure. */
export const profileRows = (
  columns: readonly ProfiledColumn[],
  rows: readonly PictureRow[],
): ColumnProfile[] => {
  const byPlace = new Map(rows.map((row) => [Number(row.k), row]));
  return columns.map((column) => profileOf(column, byPlace.get(column.place) ?? {}));
};
