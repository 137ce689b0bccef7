/**
 * A type as a copy of another under Redshift's own number: rows carry that number to clients as they come, and values
 * are read and written by the other's functions.
 */
const copyOf = (like: string, oid: number, name: string, category = 'U'): string => `
insert into pg_catalog.pg_type
select ${oid}, '${name}', typnamespace, typowner, typlen, typbyval, typtype, '${category}', false, typisdefined, typdelim,
       typrelid, typsubscript, 0, 0, typinput, typoutput, typreceive, typsend, typmodin, typmodout, typanalyze, typalign,
       typstorage, typnotnull, typbasetype, typtypmod, typndims, typcollation, typdefaultbin, typdefault, typacl
from pg_catalog.pg_type where oid = 'pg_catalog.${like}'::regtype`;

const sameBytes = (one: string, other: string, how = 'implicit') => [
  `create cast (${one} as ${other}) without function as ${how}`,
  `create cast (${other} as ${one}) without function as ${how === 'implicit' ? 'assignment' : how}`,
];

/**
 * Redshift's own types, by the numbers that drivers know them by. SUPER is jsonb, and casts to and from it freely;
 * VARBYTE, GEOMETRY, GEOGRAPHY and HLLSKETCH hold the text that clients are sent.
 */
export const TYPES: readonly string[] = [
  copyOf('jsonb', 4000, 'super'),
  copyOf('varchar', 6551, 'varbyte'),
  // VARCHAR's own function would hold its digits, two a byte, against the number of bytes.
  `update pg_catalog.pg_type set typinput = 'pg_catalog.textin', typreceive = 'pg_catalog.textrecv' where oid = 6551`,
  copyOf('text', 3000, 'geometry'),
  copyOf('text', 3001, 'geography'),
  copyOf('text', 2935, 'hllsketch'),
  copyOf('interval', 1188, 'intervaly2m', 'T'),
  copyOf('interval', 1190, 'intervald2s', 'T'),
  ...sameBytes('super', 'jsonb'),
  ...sameBytes('intervaly2m', 'interval'),
  ...sameBytes('intervald2s', 'interval'),
  ...sameBytes('geometry', 'text', 'assignment'),
  ...sameBytes('geography', 'text', 'assignment'),
  ...sameBytes('hllsketch', 'text', 'assignment'),
];
