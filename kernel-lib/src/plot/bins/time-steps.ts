/** Width of bins of time: so many seconds, or so many months. */
export interface TimeStep {
  readonly width: number;
  readonly monthly: boolean;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const WEEK = 7 * DAY;

const seconds = (width: number): TimeStep => ({ width, monthly: false });
const months = (width: number): TimeStep => ({ width, monthly: true });

/** Units of the calendar. */
export const UNITS = {
  minute: seconds(MINUTE),
  hour: seconds(HOUR),
  day: seconds(DAY),
  week: seconds(WEEK),
  month: months(1),
  quarter: months(3),
  year: months(12),
} as const;

/** A step for dates that lie at most `span` seconds (of a step of months: months) apart. */
export interface SpannedStep extends TimeStep {
  readonly span: number;
}

const spanned = (step: TimeStep, count: number): SpannedStep => ({
  ...step,
  span: step.width * count,
});

const CLOCK = [1, 5, 15, 30, MINUTE, 300, 900, 1800, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];

/** Steps of less than a month, the finest first. A date has no time of day. */
export const shortSteps = (isDate: boolean): readonly SpannedStep[] => [
  ...(isDate ? [] : CLOCK.map((width) => spanned(seconds(width), 30))),
  spanned(seconds(DAY), 45),
  spanned(seconds(WEEK), 60),
];

/** Steps of months, the finest first; the last is for any span. */
export const LONG_STEPS: readonly SpannedStep[] = [
  spanned(months(1), 40),
  spanned(months(3), 40),
  spanned(months(12), 40),
  spanned(months(120), 40),
  spanned(months(1200), 40),
];

/** Weeks begin on Monday; 1 January 1970 was a Thursday. */
export const startOf = (width: number): number => (width === WEEK ? 4 * DAY : 0);
