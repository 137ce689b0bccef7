import type { Pool } from 'pg';

/** The numbers of types on both sides of the gateway. */
export interface TypeNumbers {
  /** Redshift's number for one of PostgreSQL's; the modifier tells intervals apart. */
  toRedshift(type: number, modifier: number): number;
  toPostgres(type: number): number;
}

/** Redshift's numbers of the types that PostgreSQL lacks, by name. */
const NUMBERS: Readonly<Record<string, number>> = {
  jsonb: 4000,
  super: 4000,
  varbyte: 6551,
  hllsketch: 2935,
  geometry: 3000,
  geography: 3001,
  intervaly2m: 1188,
  intervald2s: 1190,
};

const INTERVAL = 1186;
const YEAR_TO_MONTH = 1188;
const DAY_TO_SECOND = 1190;

/** Of an interval's fields, those that may stand in INTERVAL YEAR TO MONTH. */
const YEAR_AND_MONTH = (1 << 2) | (1 << 1);

/** Asks PostgreSQL for its numbers; databases are made from one template, so they are the same in all. */
export async function typeNumbers(pool: Pool): Promise<TypeNumbers> {
  const { rows } = await pool.query<{ oid: number; typname: string }>(
    `select oid, typname from pg_type where typnamespace = 'pg_catalog'::regnamespace and typname = any($1)`,
    [Object.keys(NUMBERS)],
  );
  const toRedshift = new Map(rows.map(({ oid, typname }) => [oid, NUMBERS[typname] as number]));
  const toPostgres = new Map([...toRedshift].map(([own, other]) => [other, own]));
  for (const number of [YEAR_TO_MONTH, DAY_TO_SECOND]) toPostgres.set(number, INTERVAL);
  return {
    toRedshift: (type, modifier) =>
      type === INTERVAL ? intervalNumber(modifier) : (toRedshift.get(type) ?? type),
    toPostgres: (type) => toPostgres.get(type) ?? type,
  };
}

/** The modifier of an interval holds its fields in the upper half, all of them where none was named. */
function intervalNumber(modifier: number): number {
  const fields = modifier >> 16;
  if (modifier === -1 || fields === 0x7fff) return INTERVAL;
  return (fields & ~YEAR_AND_MONTH) === 0 ? YEAR_TO_MONTH : DAY_TO_SECOND;
}
