import { expression } from './sql-function.js';

const bytesOf = (text: string, format: string) => `case lower(${format})
  when 'hex' then lower(${text})
  when 'base64' then encode(decode(${text}, 'base64'), 'hex')
  when 'binary' then (select string_agg(to_hex(substr(${text}, place, 4)::bit(4)::integer), '' order by place) from generate_series(1, length(${text}), 4) as place)
  else encode(convert_to(${text}, 'UTF8'), 'hex') end`;

/**
 * VARBYTE is held as its hexadecimal digits, which is what clients are sent.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_VARBYTE_type.html
 */
export const BYTES: readonly string[] = [
  // Identities on digits, under the types that are wanted.
  `create function pg_catalog.varbyte_digits(varbyte) returns text language internal immutable strict parallel safe as 'rtrim1'`,
  `create function pg_catalog.varbyte_of(text) returns varbyte language internal immutable strict parallel safe as 'rtrim1'`,
  expression('varbyte_bytea(varbyte)', 'bytea', `decode(pg_catalog.varbyte_digits($1), 'hex')`),
  expression(
    'varbyte_text(varbyte)',
    'text',
    `convert_from(decode(pg_catalog.varbyte_digits($1), 'hex'), 'UTF8')`,
  ),
  expression('varbyte_varchar(varbyte)', 'varchar', 'pg_catalog.varbyte_text($1)::varchar'),
  expression(
    'text_varbyte(text)',
    'varbyte',
    `pg_catalog.varbyte_of(encode(convert_to($1, 'UTF8'), 'hex'))`,
  ),
  expression('varchar_varbyte(varchar)', 'varbyte', 'pg_catalog.text_varbyte($1::text)'),
  'create cast (varbyte as bytea) with function pg_catalog.varbyte_bytea(varbyte) as assignment',
  'create cast (text as varbyte) with function pg_catalog.text_varbyte(text) as assignment',
  'create cast (varchar as varbyte) with function pg_catalog.varchar_varbyte(varchar) as assignment',
  'create cast (varbyte as text) with function pg_catalog.varbyte_text(varbyte) as assignment',
  'create cast (varbyte as varchar) with function pg_catalog.varbyte_varchar(varbyte) as assignment',
  expression('to_varbyte(text, text)', 'varbyte', `pg_catalog.varbyte_of(${bytesOf('$1', '$2')})`),
  expression(
    'from_varbyte(varbyte, text)',
    'text',
    `case lower($2) when 'hex' then pg_catalog.varbyte_digits($1)
      when 'base64' then encode(decode(pg_catalog.varbyte_digits($1), 'hex'), 'base64')
      when 'binary' then (select string_agg(('x' || substr(pg_catalog.varbyte_digits($1), place, 1))::bit(4)::text, '' order by place)
                          from generate_series(1, length(pg_catalog.varbyte_digits($1))) as place)
      else $1::text end`,
  ),
  expression('from_hex(text)', 'varbyte', 'pg_catalog.varbyte_of(lower($1))'),
  expression('to_hex(varbyte)', 'text', 'pg_catalog.varbyte_digits($1)'),
  expression('octet_length(varbyte)', 'integer', 'length(pg_catalog.varbyte_digits($1)) / 2'),
  expression('length(varbyte)', 'integer', 'length(pg_catalog.varbyte_digits($1)) / 2'),
  expression('len(varbyte)', 'integer', 'length(pg_catalog.varbyte_digits($1)) / 2'),
  expression(
    'getbit(varbyte, integer)',
    'integer',
    `get_bit(decode(pg_catalog.varbyte_digits($1), 'hex'), $2 / 8 * 8 + $2 % 8)`,
  ),
];
