/**
 * TICKIT's year 2008. AWS's `date` table has 365 rows for a leap year: the 29th of February is not among them, and
 * `dateid` counts on without it (2008-10-15 is 2114). So moments here are seconds on a calendar of 365 days.
 */
export const DAYS = 365;

/** Seconds of a day. */
export const DAY = 86_400;

const FIRST_DATEID = 1827;
const JANUARY_1 = Date.UTC(2008, 0, 1) / 1000;
/** Days before the day that is left out. */
const BEFORE_LEAP = 31 + 28;

/** `dateid` of the day, where 0 is the first of January. */
export const dateId = (day: number): number => FIRST_DATEID + day;

/** The day of a `dateid`. */
export const dayOfDateId = (dateid: number): number => dateid - FIRST_DATEID;

/** The day that `moment` falls on. */
export const dayOf = (moment: number): number => Math.floor(moment / DAY);

/** The real date of a day. */
export function dateOf(day: number): Date {
  const leap = day >= BEFORE_LEAP ? 1 : 0;
  return new Date((JANUARY_1 + (day + leap) * DAY) * 1000);
}

/** `moment` as a timestamp literal. */
export function timestamp(moment: number): string {
  const day = dayOf(moment);
  const real = dateOf(day).getTime() + (moment - day * DAY) * 1000;
  return new Date(real).toISOString().slice(0, 19).replace('T', ' ');
}
