import { expression } from './sql-function.js';

const STEPS: Readonly<Record<string, string>> = {
  millennium: '1000 years',
  century: '100 years',
  decade: '10 years',
  year: '1 year',
  quarter: '3 months',
  month: '1 month',
  week: '7 days',
  day: '1 day',
  dow: '1 day',
  doy: '1 day',
  hour: '1 hour',
  minute: '1 minute',
  second: '1 second',
  millisecond: '1 millisecond',
  microsecond: '1 microsecond',
};

const step = `case $1 ${Object.entries(STEPS)
  .map(([part, length]) => `when '${part}' then interval '${length}'`)
  .join(' ')} end`;

const later = (type: string, returns: string) =>
  expression(
    `date_add(text, double precision, ${type})`,
    returns,
    `($3::${returns} + trunc($2) * (${step}))::${returns}`,
    type === 'timestamptz' ? 'stable' : 'immutable',
  );

/** Which week since a Sunday a moment lies in. */
const week = (at: string) => `floor((${at}::date - date '2000-01-02') / 7.0)`;
const years = (at: string, count: number) => `floor(extract(year from ${at}) / ${count})`;
const months = (at: string) => `(extract(year from ${at}) * 12 + extract(month from ${at}))`;
const seconds = (at: string, count: number) => `floor(extract(epoch from ${at}) / ${count})`;

const PLACES: Readonly<Record<string, (at: string) => string>> = {
  millennium: (at) => `floor((extract(year from ${at}) - 1) / 1000)`,
  century: (at) => `floor((extract(year from ${at}) - 1) / 100)`,
  decade: (at) => years(at, 10),
  year: (at) => years(at, 1),
  quarter: (at) => `floor((${months(at)} - 1) / 3)`,
  month: months,
  week,
  day: (at) => `(${at}::date - date '2000-01-01')`,
  dow: (at) => `(${at}::date - date '2000-01-01')`,
  doy: (at) => `(${at}::date - date '2000-01-01')`,
  hour: (at) => seconds(at, 3600),
  minute: (at) => seconds(at, 60),
  second: (at) => seconds(at, 1),
  epoch: (at) => seconds(at, 1),
  millisecond: (at) => `floor(extract(epoch from ${at}) * 1000)`,
  microsecond: (at) => `(extract(epoch from ${at}) * 1000000)`,
};

/** Boundaries of a part are counted, not time: each part has its place on a line of whole numbers. */
const between = (type: string, cast: string, how = 'immutable') =>
  expression(
    `date_diff(text, ${type}, ${type})`,
    'bigint',
    `(case $1 ${Object.entries(PLACES)
      .map(([part, place]) => `when '${part}' then ${place(`$3${cast}`)} - ${place(`$2${cast}`)}`)
      .join(' ')} end)::bigint`,
    how,
  );

const CLOCK = ['hour', 'minute', 'second', 'millisecond', 'microsecond'];
const clock = (type: string) =>
  expression(
    `date_diff(text, ${type}, ${type})`,
    'bigint',
    `(case $1 ${CLOCK.map((part) => `when '${part}' then ${PLACES[part]?.('$3')} - ${PLACES[part]?.('$2')}`).join(' ')} end)::bigint`,
  );

const compare = (name: string, one: string, other: string, how = 'immutable') =>
  expression(
    `${name}(${one}, ${other})`,
    'integer',
    'case when $1 < $2 then -1 when $1 > $2 then 1 when $1 = $2 then 0 end',
    how,
  );

/** https://docs.aws.amazon.com/redshift/latest/dg/Date_functions_header.html */
export const DATES: readonly string[] = [
  expression(
    'getdate()',
    'timestamp',
    `date_trunc('second', statement_timestamp()::timestamp)`,
    'stable',
  ),
  expression('sysdate()', 'timestamp', 'now()::timestamp', 'stable'),
  later('timestamp', 'timestamp'),
  later('text', 'timestamp'),
  later('date', 'timestamp'),
  later('timestamptz', 'timestamptz'),
  later('time', 'time'),
  later('timetz', 'timetz'),
  between('timestamp', ''),
  between('date', '::timestamp'),
  between('timestamptz', '', 'stable'),
  between('text', '::timestamp'),
  clock('time'),
  clock('timetz'),
  // What EXTRACT becomes: whole numbers.
  ...['timestamp', 'timestamptz', 'date', 'time', 'timetz', 'interval'].map((type) =>
    expression(
      `date_part(text, ${type}, boolean)`,
      'integer',
      `floor(pg_catalog.date_part($1, $2))::integer`,
      type === 'timestamptz' ? 'stable' : 'immutable',
    ),
  ),
  expression('date_part_year(date)', 'integer', 'extract(year from $1)::integer'),
  expression('trunc(timestamp)', 'date', '$1::date'),
  expression('date_trunc(text, date)', 'timestamp', 'pg_catalog.date_trunc($1, $2::timestamp)'),
  expression(
    'last_day(timestamp)',
    'date',
    `(date_trunc('month', $1) + interval '1 month - 1 day')::date`,
  ),
  expression(
    'add_months(timestamp, bigint)',
    'timestamp',
    `case when $1::date = pg_catalog.last_day($1)
     then pg_catalog.last_day($1 + $2 * interval '1 month') + $1::time
     else $1 + $2 * interval '1 month' end`,
  ),
  expression(
    'months_between(timestamp, timestamp)',
    'double precision',
    `(extract(year from $1) - extract(year from $2)) * 12 + extract(month from $1) - extract(month from $2)
     + case when extract(day from $1) = extract(day from $2)
              or ($1::date = pg_catalog.last_day($1) and $2::date = pg_catalog.last_day($2)) then 0
       else (extract(epoch from $1 - date_trunc('month', $1)) - extract(epoch from $2 - date_trunc('month', $2)))
            / 86400 / 31 end`,
  ),
  expression(
    'next_day(timestamp, text)',
    'date',
    `$1::date + 1 + mod(6 + strpos('SuMoTuWeThFrSa', initcap(left($2, 2)))::integer / 2 + 1
       - extract(dow from $1::date)::integer - 1 + 7, 7)`,
  ),
  expression(
    'convert_timezone(text, text, timestamp)',
    'timestamp',
    '($3 at time zone $1) at time zone $2',
    'stable',
  ),
  expression(
    'convert_timezone(text, timestamp)',
    'timestamp',
    `($2 at time zone 'UTC') at time zone $1`,
    'stable',
  ),
  expression(
    'to_timestamp(text, text, boolean)',
    'timestamptz',
    'pg_catalog.to_timestamp($1, $2)',
    'stable',
  ),
  expression('to_date(text, text, boolean)', 'date', 'pg_catalog.to_date($1, $2)', 'stable'),
  compare('date_cmp', 'date', 'date'),
  compare('timestamp_cmp', 'timestamp', 'timestamp'),
  compare('date_cmp_timestamp', 'date', 'timestamp'),
  compare('timestamp_cmp_date', 'timestamp', 'date'),
  compare('timestamptz_cmp', 'timestamptz', 'timestamptz'),
  compare('date_cmp_timestamptz', 'date', 'timestamptz', 'stable'),
  compare('timestamp_cmp_timestamptz', 'timestamp', 'timestamptz', 'stable'),
  compare('timestamptz_cmp_date', 'timestamptz', 'date', 'stable'),
  compare('timestamptz_cmp_timestamp', 'timestamptz', 'timestamp', 'stable'),
  compare('interval_cmp', 'interval', 'interval'),
];
