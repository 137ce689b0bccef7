import type { ColumnDescription } from '../wire/column-description.js';
import { numericShape, typeName } from '../wire/type-name.js';

/**
 * The types that UNLOAD writes to Parquet, by oid, with the bytes of a value. It refuses TIME, TIMETZ and VARBYTE ("is only supported for
 * TEXT/CSV"), GEOMETRY and HLLSKETCH (usage notes of UNLOAD); what it does with intervals is not documented.
 */
const CARRIED: Readonly<Record<number, number>> = {
  16: 1, // boolean
  20: 8, // bigint
  21: 2, // smallint
  23: 4, // integer
  25: 0, // text
  700: 4, // real
  701: 8, // double precision
  1042: 0, // char
  1043: 0, // varchar
  1082: 4, // date
  1114: 8, // timestamp
  1184: 8, // timestamptz
  1700: 16, // numeric
  4000: 0, // super
};

const NUMERIC = 1700;

/** What a text is taken to be long where a longer one is declared: most are much shorter than they may be. */
const TEXT_BYTES = 32;

/** The first column that UNLOAD cannot carry in Parquet; `undefined` where it carries all. */
export const notCarried = (
  columns: readonly ColumnDescription[],
): { readonly name: string; readonly type: string } | undefined => {
  const found = columns.find(
    ({ type, modifier }) =>
      !(type in CARRIED) || (type === NUMERIC && numericShape(modifier) === undefined),
  );
  return found && { name: found.name, type: typeName(found.type, found.modifier) };
};

/** About how many bytes a row takes in memory. */
export const rowBytes = (columns: readonly ColumnDescription[]): number =>
  columns.reduce((sum, { type, modifier }) => {
    const declared = modifier > 0 ? modifier : TEXT_BYTES;
    return sum + (CARRIED[type] || Math.min(TEXT_BYTES, declared));
  }, 0);
