import { uniqueNames } from '../frame/unique-names.js';
import type { DescribedColumn } from '../redshift/described-column.js';

/** Names that need no quotes; of other letters TypeScript knows fewer than the engine that runs this. */
const IDENTIFIER = /^[A-Za-z$_][\w$]*$/;

/** Line ends that a string literal of JSON may hold, and that would move the lines below. */
const escaped = (name: string): string =>
  JSON.stringify(name).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);

/** Any value that a Result can hold: a structure of SUPER too. */
const ANY_CELL = 'unknown';

/**
 * The TypeScript type, on one line, of the rows that `Result.rows()` gives for these columns.
 *
 * @param computedIsKnown whether the types of computed columns can be relied on; not so where a value was bound whose
 *   type was not known.
 * @example
 * ```ts
 * rowType(await rs.describe(sql`select eventname, sum(qtysold) as "how many" from …`));
 * // '{ readonly eventname: string | null; readonly "how many": number | bigint | null }'
 * ```
 */
export function rowType(columns: readonly DescribedColumn[], computedIsKnown = true): string {
  const names = uniqueNames(columns.map(({ name }) => name));
  const members = columns.map(({ cell, computed }, index) => {
    const name = names[index] as string;
    const key = IDENTIFIER.test(name) ? name : escaped(name);
    return `readonly ${key}: ${computed && !computedIsKnown ? ANY_CELL : cell}`;
  });
  return `{ ${members.join('; ')} }`;
}
