import { functionsOf } from './sql-function.js';

/** https://docs.aws.amazon.com/redshift/latest/dg/Date_functions_header.html */
export const date = functionsOf('date', [
  [
    'add_months(date, months)',
    'timestamp',
    'r_ADD_MONTHS',
    'Date some months later; the end of a month stays the end of a month.',
  ],
  [
    'convert_timezone([source_zone,] target_zone, timestamp)',
    'timestamp',
    'CONVERT_TIMEZONE',
    'Time of day in another time zone; the source is UTC where it is left out.',
  ],
  ['current_date', 'date', 'r_CURRENT_DATE_function', 'Date at the start of the transaction.'],
  [
    'current_timestamp',
    'timestamptz',
    'r_SYSDATE',
    'Instant at the start of the transaction; on the leader node only, prefer sysdate.',
  ],
  ['date_cmp(date1, date2)', 'integer', 'r_DATE_CMP', 'Compares two dates: -1, 0 or 1.'],
  [
    'date_cmp_timestamp(date, timestamp)',
    'integer',
    'r_DATE_CMP_TIMESTAMP',
    'Compares a date to a timestamp: -1, 0 or 1.',
  ],
  [
    'date_part(part, date)',
    'double precision',
    'r_DATE_PART_function',
    'One part of a date, such as the month, as a number.',
  ],
  ['date_part_year(date)', 'integer', 'r_DATE_PART_YEAR', 'Year of a date.'],
  [
    "date_trunc('part', timestamp)",
    'timestamp',
    'r_DATE_TRUNC',
    'Cuts a timestamp down to a part, such as the start of its month.',
  ],
  [
    'dateadd(part, interval, date)',
    'timestamp',
    'r_DATEADD_function',
    'Date so many parts (days, months, …) later.',
  ],
  [
    'datediff(part, from, to)',
    'bigint',
    'r_DATEDIFF_function',
    'How many boundaries of a part (day, month, …) lie between two dates.',
  ],
  [
    'extract(part from date)',
    'integer',
    'r_EXTRACT_function',
    'One part of a date or time, such as the hour.',
  ],
  [
    'getdate()',
    'timestamp',
    'r_GETDATE',
    'Time at the start of the statement, in the zone of the session.',
  ],
  [
    'interval_cmp(interval1, interval2)',
    'integer',
    'r_INTERVAL_CMP',
    'Compares two intervals: -1, 0 or 1.',
  ],
  ['last_day(date)', 'date', 'r_LAST_DAY', 'Last day of the month of a date.'],
  [
    'months_between(date1, date2)',
    'double precision',
    'r_MONTHS_BETWEEN_function',
    'Months from the second date to the first, with a fraction.',
  ],
  ['next_day(date, day)', 'date', 'r_NEXT_DAY', 'First such day of the week after a date.'],
  [
    'sysdate',
    'timestamp',
    'r_SYSDATE',
    'Time at the start of the transaction, in the zone of the session.',
  ],
  [
    'timeofday()',
    'varchar',
    'r_TIMEOFDAY_function',
    'Day, date and time of the statement as text.',
  ],
  [
    'timestamp_cmp(timestamp1, timestamp2)',
    'integer',
    'r_TIMESTAMP_CMP',
    'Compares two timestamps: -1, 0 or 1.',
  ],
  [
    'timestamp_cmp_date(timestamp, date)',
    'integer',
    'r_TIMESTAMP_CMP_DATE',
    'Compares a timestamp to a date: -1, 0 or 1.',
  ],
  [
    'timestamptz_cmp(timestamptz1, timestamptz2)',
    'integer',
    'r_TIMESTAMPTZ_CMP',
    'Compares two instants: -1, 0 or 1.',
  ],
  [
    "timezone('zone', timestamp)",
    'timestamp',
    'r_TIMEZONE',
    'Reads a timestamp in a zone, or shows an instant there.',
  ],
  [
    "to_timestamp('text', 'format')",
    'timestamptz',
    'r_TO_TIMESTAMP',
    'Reads an instant from text by a format.',
  ],
]);
