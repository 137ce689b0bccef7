import { functionsOf } from './sql-function.js';

/** https://docs.aws.amazon.com/redshift/latest/dg/hyperloglog-functions.html */
export const approximate = functionsOf('approximate', [
  [
    'approximate count(distinct expression)',
    'bigint',
    'r_COUNT',
    'Number of different values, about 2 % exact and much faster.',
  ],
  [
    'approximate percentile_disc(fraction) within group (order by expression)',
    'anyelement',
    'r_APPROXIMATE_PERCENTILE_DISC',
    'Value near a fraction of the sorted group, by quantile summary.',
  ],
  [
    'hll(expression)',
    'bigint',
    'r_HLL_function',
    'Number of different values, estimated by HyperLogLog.',
  ],
  [
    'hll_cardinality(sketch)',
    'bigint',
    'r_HLL_CARDINALITY',
    'Number of different values that a sketch has seen.',
  ],
  ['hll_combine(sketch)', 'hllsketch', 'r_HLL_COMBINE', 'Sketches of the group, joined to one.'],
  [
    'hll_create_sketch(expression)',
    'hllsketch',
    'r_HLL_CREATE_SKETCH',
    'Sketch of the values of the group.',
  ],
]);

/** https://docs.aws.amazon.com/redshift/latest/dg/hash-functions.html */
export const hash = functionsOf('hash', [
  ['checksum(expression)', 'integer', 'r_CHECKSUM', 'Integer to build a hash index from.'],
  ['farmfingerprint64(text)', 'bigint', 'r_FARMFINGERPRINT64', 'Farmhash fingerprint of 64 bits.'],
  [
    'fnv_hash(value [, seed])',
    'bigint',
    'r_FNV_HASH',
    'FNV-1a hash of 64 bits; feed one into the next to hash several columns.',
  ],
  ['func_sha1(text)', 'varchar', 'FUNC_SHA1', 'SHA-1 digest; the same as sha1.'],
  ['md5(text)', 'varchar', 'r_MD5', 'MD5 digest, as 32 hexadecimal digits.'],
  ['murmur3_32_hash(value [, seed])', 'integer', 'MURMUR3_32_HASH', 'Murmur3 hash of 32 bits.'],
  ['sha(text)', 'varchar', 'SHA', 'SHA-1 digest; the same as sha1.'],
  ['sha1(text)', 'varchar', 'SHA1', 'SHA-1 digest, as 40 hexadecimal digits.'],
  ['sha2(text, bits)', 'varchar', 'SHA2', 'SHA-2 digest of 224, 256, 384 or 512 bits.'],
]);
