import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';

/** The largest finite double. What is beyond it (infinities, NaN) has no place on an axis. */
export const LARGEST = sql.raw('1.7976931348623157e308');

/** A number as it is written. */
export const number = (value: number): Sql => sql.raw(String(value));

/** A number as the database's double. */
export const double = (value: number): Sql => sql.raw(`${value}::float8`);
