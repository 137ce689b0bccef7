/**
 * What a `sql` template binds: the plain values that SQL itself has. `Date` is an instant; it is sent in UTC.
 *
 * Arrays, objects and `undefined` are refused, because SQL has no single meaning for them.
 */
export type SqlValue = string | number | bigint | boolean | Date | null;

/** Whether a value can be bound. An invalid `Date` cannot. */
export function isSqlValue(value: unknown): value is SqlValue {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return true;
    default:
      return value === null || (value instanceof Date && !Number.isNaN(value.getTime()));
  }
}
