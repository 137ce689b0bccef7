/** How Arrow data holds `infinity`, for which it has no value: the ends of the range, as PostgreSQL keeps it itself. */
export const DATE_INFINITY = 2_147_483_647;
export const TIMESTAMP_INFINITY = 9_223_372_036_854_775_807n;
