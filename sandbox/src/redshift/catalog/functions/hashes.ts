import { expression, procedure } from './sql-function.js';

/** FNV-1a of 64 bits, its product cut by hand, since a bigint would overflow. */
const FNV = `
declare
  hash numeric := case when seed < 0 then seed::numeric + 18446744073709551616 else seed end;
  low bigint;
begin
  for position in 0 .. octet_length(value) - 1 loop
    low := mod(hash, 256)::bigint;
    hash := hash - low + (low # get_byte(value, position));
    hash := mod(hash * 1099511628211, 18446744073709551616);
  end loop;
  return case when hash >= 9223372036854775808 then hash - 18446744073709551616 else hash end;
end`;

const SEED = '-3750763034362895579';

const fnv = (type: string, bytes: string) => [
  expression(`fnv_hash(${type})`, 'bigint', `pg_catalog.fnv_bytes(${bytes}, ${SEED})`),
  expression(
    `fnv_hash(${type}, bigint)`,
    'bigint',
    `coalesce(pg_catalog.fnv_bytes(${bytes}, $2), $2)`,
  ),
];

/** An integer as its bytes, the lowest first. */
const turned = (sent: string, bytes: number) =>
  Array.from({ length: bytes }, (_, at) => `substr(${sent}, ${bytes - at}, 1)`).join(' || ');

const sha1 = `case when $1 is not null then encode(pg_catalog.digest_of(convert_to($1, 'UTF8'), 'sha1'), 'hex') end`;

/** https://docs.aws.amazon.com/redshift/latest/dg/hash-functions.html */
export const HASHES: readonly string[] = [
  // pgcrypto's, without the rest of it.
  `create or replace function pg_catalog.digest_of(bytea, text) returns bytea
   language c immutable strict parallel safe as '$libdir/pgcrypto', 'pg_digest'`,
  ...['sha1', 'sha', 'func_sha1'].map((name) => expression(`${name}(text)`, 'text', sha1)),
  expression(
    'sha2(text, integer)',
    'text',
    `case when $2 in (0, 224, 256, 384, 512)
     then encode(pg_catalog.digest_of(convert_to($1, 'UTF8'), 'sha' || coalesce(nullif($2, 0), 256)), 'hex') end`,
  ),
  procedure('fnv_bytes(value bytea, seed bigint)', 'bigint', FNV, 'immutable strict'),
  ...fnv('text', `convert_to($1, 'UTF8')`),
  ...fnv('smallint', turned('int2send($1)', 2)),
  ...fnv('integer', turned('int4send($1)', 4)),
  ...fnv('bigint', turned('int8send($1)', 8)),
  expression('checksum(text)', 'integer', 'pg_catalog.hashtext($1)'),
  expression('checksum(bigint)', 'integer', 'pg_catalog.hashint8($1)'),
  expression('farmfingerprint64(text)', 'bigint', 'pg_catalog.hashtextextended($1, 0)'),
  expression('murmur3_32_hash(text)', 'integer', 'pg_catalog.hashtext($1)'),
];
