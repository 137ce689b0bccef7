import { expression } from './sql-function.js';

/** The bytes of a double, the lowest first. */
const turned = (number: string) =>
  `encode(pg_catalog.reversed_bytes(float8send(${number})), 'hex')`;

/** A coordinate of a point, of which `place` is the first digit. */
const coordinate = (place: number) =>
  `case when left($1::text, 10) = '0101000000'
   then pg_catalog.double_of(pg_catalog.reversed_bytes(decode(substr($1::text, ${place}, 16), 'hex'))) end`;

/**
 * Points only: GEOMETRY is held as the hexadecimal EWKB that clients are sent.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/geospatial-functions.html
 */
export const SPATIAL: readonly string[] = [
  expression(
    'reversed_bytes(bytea)',
    'bytea',
    `(select string_agg(substr($1, place, 1), '' order by place desc) from generate_series(1, octet_length($1)) as place)`,
  ),
  // The bits of a double, put together again.
  expression(
    'double_of(bytea)',
    'double precision',
    `(select case when exponent = 0 and fraction = 0 then 0
             else (case when sign = 1 then -1 else 1 end) * (1 + fraction / 4503599627370496.0)::double precision
                  * power(2::double precision, exponent - 1023) end
      from (select get_byte($1, 0) >> 7 as sign,
                   ((get_byte($1, 0) & 127) << 4) | (get_byte($1, 1) >> 4) as exponent,
                   ('x' || encode($1, 'hex'))::bit(64)::bigint & 4503599627370495 as fraction) as bits)`,
  ),
  ...['st_point', 'st_makepoint'].map((name) =>
    expression(
      `${name}(double precision, double precision)`,
      'geometry',
      `(upper('0101000000' || ${turned('$1')} || ${turned('$2')}))::geometry`,
    ),
  ),
  expression(
    'st_geomfromtext(text)',
    'geometry',
    `pg_catalog.st_point(substring(upper($1) from 'POINT *[(] *([-0-9.E]+) ')::double precision,
                         substring(upper($1) from 'POINT *[(] *[-0-9.E]+ +([-0-9.E]+) *[)]')::double precision)`,
  ),
  expression('st_x(geometry)', 'double precision', coordinate(11)),
  expression('st_y(geometry)', 'double precision', coordinate(27)),
  expression(
    'st_astext(geometry)',
    'text',
    `'POINT(' || pg_catalog.st_x($1) || ' ' || pg_catalog.st_y($1) || ')'`,
  ),
];
