/**
 * A value of a result as JavaScript has it:
 *
 * - SMALLINT, INTEGER, REAL, DOUBLE PRECISION: `number`.
 * - BIGINT: `number` where that is exact (up to 2⁵³), else `bigint`.
 * - NUMERIC: `number` where that is exact (up to 15 digits), else the digits as `string`.
 * - DATE: `'2008-01-31'`, a string, because a `Date` would be another day in another time zone.
 * - TIME: `'13:05:00'`, with microseconds where there are any.
 * - TIMESTAMP, TIMESTAMPTZ: `Date`, to the millisecond; a TIMESTAMP is taken as UTC. `±Infinity` for infinity.
 * - BOOLEAN: `boolean`. Any other type: its text. NULL: `null`.
 */
export type Cell = string | number | bigint | boolean | Date | null;

/** Gives the value at an index. */
export type ReadCell<T = unknown> = (index: number) => T;
