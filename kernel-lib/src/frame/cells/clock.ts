import { civilFromDays } from './calendar.js';
import { DATE_INFINITY, TIMESTAMP_INFINITY } from './infinity.js';

const two = (value: number): string => String(value).padStart(2, '0');

/** Days from 1970-01-01 as `YYYY-MM-DD`, with ` BC` before year 1, as the server writes dates. */
export function formatDate(days: number): string {
  if (days === DATE_INFINITY || days === -DATE_INFINITY - 1) {
    return days > 0 ? 'infinity' : '-infinity';
  }
  const { year, month, day } = civilFromDays(days);
  const text = `${String(year > 0 ? year : 1 - year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return year > 0 ? text : `${text} BC`;
}

/** Microseconds from midnight as `HH:MM:SS`, with a fraction where there is one. */
export function formatTime(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map(two)
    .join(':');
  const rest = micros - seconds * 1_000_000;
  return rest === 0 ? clock : `${clock}.${String(rest).padStart(6, '0').replace(/0+$/, '')}`;
}

/** A timestamp as a `Date`, or `±Infinity`. `perMilli` is how many units of it make a millisecond. */
export function readInstant(value: bigint, perMilli: bigint): Date | number {
  if (value === TIMESTAMP_INFINITY || value === -TIMESTAMP_INFINITY - 1n) {
    return value > 0n ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  }
  const millis = value / perMilli;
  // Down to the millisecond also before 1970, where division of bigints would round up.
  return new Date(Number(value % perMilli < 0n ? millis - 1n : millis));
}
