import { formatTime } from './clock.js';

const DAY = 86_400_000_000n;

const plural = (count: number | bigint, unit: string): string =>
  `${count} ${unit}${Number(count) === 1 ? '' : 's'}`;

/** Months as the server writes them: `1 year 2 mons`. */
export function formatMonths(months: number): string {
  const years = Math.trunc(months / 12);
  const rest = months - years * 12;
  const parts = [
    ...(years === 0 ? [] : [plural(years, 'year')]),
    ...(rest === 0 ? [] : [plural(rest, 'mon')]),
  ];
  return parts.length === 0 ? '0 mons' : parts.join(' ');
}

/** Microseconds as the server writes them, of days of 24 hours: `3 days 04:05:06.789`. */
export function formatDuration(micros: bigint): string {
  const size = micros < 0n ? -micros : micros;
  const days = size / DAY;
  const sign = micros < 0n ? '-' : '';
  const clock = `${sign}${formatTime(Number(size % DAY))}`;
  const shown = days === 0n ? '' : plural(micros < 0n ? -days : days, 'day');
  if (shown === '') return clock;
  return size % DAY === 0n ? shown : `${shown} ${clock}`;
}
