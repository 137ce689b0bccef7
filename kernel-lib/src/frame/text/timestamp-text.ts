import { formatDate, formatTime } from '../cells/clock.js';
import { TIMESTAMP_INFINITY } from '../cells/infinity.js';

const DAY = 86_400_000_000n;

/**
 * A timestamp to the microsecond, as the server writes it: `2008-01-31 13:05:00.123456`, with ` BC` before year 1.
 *
 * @param micros microseconds from 1970-01-01
 * @param between what stands between date and time: a blank, or ISO 8601's `T`
 * @param zone what stands behind the time, such as `+00`
 */
export function timestampText(micros: bigint, between: ' ' | 'T', zone: string): string {
  if (micros === TIMESTAMP_INFINITY) return 'infinity';
  if (micros === -TIMESTAMP_INFINITY - 1n) return '-infinity';
  const ofDay = ((micros % DAY) + DAY) % DAY;
  const [date, era] = formatDate(Number((micros - ofDay) / DAY)).split(' ');
  const text = `${date}${between}${formatTime(Number(ofDay))}${zone}`;
  return era === undefined ? text : `${text} ${era}`;
}
