const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/**
 * An instant as SQL writes it, in UTC: `2008-06-01 00:00:00.000+00`. Years before 1 get `BC`, as in
 * PostgreSQL's "Date/Time Input" (year 0 of ISO 8601 is 1 BC).
 */
export function formatInstant(instant: Date): string {
  const year = instant.getUTCFullYear();
  const date = [
    pad(year > 0 ? year : 1 - year, 4),
    pad(instant.getUTCMonth() + 1, 2),
    pad(instant.getUTCDate(), 2),
  ].join('-');
  const time = [instant.getUTCHours(), instant.getUTCMinutes(), instant.getUTCSeconds()]
    .map((part) => pad(part, 2))
    .join(':');
  const text = `${date} ${time}.${pad(instant.getUTCMilliseconds(), 3)}+00`;
  return year > 0 ? text : `${text} BC`;
}
