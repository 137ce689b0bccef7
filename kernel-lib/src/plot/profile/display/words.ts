import { formatNumber } from '../../figure/nice-ticks.js';
import type { ColumnProfile, ProfileValue } from '../column-profile.js';

/** A value as a display writes it; nothing where there is none. */
export const valueText = (value: ProfileValue | undefined): string =>
  value === undefined ? '' : typeof value === 'number' ? formatNumber(value) : value || '(empty)';

/** A part of all, such as `0.3 %`; never 0 % of what is there. */
export function shareText(part: number, all: number): string {
  if (part === 0 || all === 0) return '0 %';
  const percent = (100 * part) / all;
  return percent < 0.1 ? '< 0.1 %' : `${Number(percent.toPrecision(percent < 10 ? 2 : 3))} %`;
}

/** The most frequent values of a column, with how many of all rows have them. */
export const topTexts = ({ top, rows }: ColumnProfile): readonly (readonly [string, string])[] =>
  top.map(({ value, count }) => [valueText(value), shareText(count, rows)]);

const DAY = 86_400;

/** A standard deviation; of dates in days, or hours. */
export function deviationText({ deviation, type }: ColumnProfile): string {
  if (deviation === undefined) return '';
  if (!/^(?:date|timestamp)/.test(type)) return formatNumber(deviation);
  return deviation < 2 * DAY
    ? `${formatNumber(Number((deviation / 3600).toPrecision(3)))} h`
    : `${formatNumber(Number((deviation / DAY).toPrecision(3)))} d`;
}
