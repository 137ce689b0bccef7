import type { SuperValue } from './super.js';

/**
 * A value of a result as JavaScript has it:
 *
 * - SMALLINT, INTEGER, REAL, DOUBLE PRECISION: `number`.
 * - BIGINT: `number` where that is exact (up to 2⁵³), else `bigint`.
 * - NUMERIC: `number` where that is exact (up to 15 digits), else the digits as `string`.
 * - DATE: `'2008-01-31'`, a string, because a `Date` would be another day in another time zone.
 * - TIME: `'13:05:00'`, with microseconds where there are any.
 * - TIMESTAMP, TIMESTAMPTZ: `Date`, to the millisecond; a TIMESTAMP is taken as UTC. `±Infinity` for infinity.
 * - INTERVAL YEAR TO MONTH: `'1 year 2 mons'`. INTERVAL DAY TO SECOND: `'3 days 04:05:06.789'`, of days of 24 hours.
 * - VARBYTE: its bytes. GEOMETRY, GEOGRAPHY: the bytes of its EWKB.
 * - SUPER: what JSON has, with numbers exact; see {@link SuperValue}.
 * - BOOLEAN: `boolean`. Any other type: its text. NULL: `null`.
 */
export type Cell = SuperValue | Date | Uint8Array;

/** Gives the value at an index. */
export type ReadCell<T = unknown> = (index: number) => T;
