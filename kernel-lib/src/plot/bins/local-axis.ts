import { type Binned, MOST_RULED_BINS, USUAL_BINS } from './binning.js';
import { LONG_STEPS, shortSteps, startOf, type TimeStep, UNITS } from './time-steps.js';

/** What an axis is worked out from; all as the statement has it. */
export interface Bounds {
  readonly lo: number;
  readonly hi: number;
  /** Whether all values are whole. */
  readonly whole: boolean;
  /** Whether no value is NaN (NULL among them) or infinite. */
  readonly areAllFinite: boolean;
  /** Sorted values, for a rule that needs quartiles. */
  readonly sorted: () => Float64Array;
}

/** Where bins begin, how wide they are, and how many. */
export interface Axis {
  readonly origin: number;
  readonly width: number;
  readonly bins: number;
  readonly monthly: boolean;
}

/** The axis of no value. */
export const NOWHERE: Axis = { origin: 0, width: 1, bins: 0, monthly: false };

/** Months since year 0 of an instant in UTC, in seconds since 1970. */
export function monthOf(seconds: number): number {
  const date = new Date(Math.floor(seconds) * 1000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** Between two values where it falls between them, as PERCENTILE_CONT does. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const [below, above] = [Math.floor(place), Math.ceil(place)];
  const [low, high] = [sorted[below] ?? Number.NaN, sorted[above] ?? Number.NaN];
  return low + (high - low) * (place - below);
}

/** The width of even bins that the rule of Freedman and Diaconis gives. */
function ruledWidth({ lo, hi, sorted }: Bounds): number {
  const values = sorted();
  const spread = quantile(values, 0.75) - quantile(values, 0.25);
  if (spread <= 0) return (hi - lo) / USUAL_BINS;
  const width = (2 * spread) / values.length ** (1 / 3);
  return width * MOST_RULED_BINS < hi - lo ? (hi - lo) / MOST_RULED_BINS : width;
}

function roundAxis({ lo, hi, whole }: Bounds, wish: number): Axis {
  const even = hi > lo ? wish : 1;
  const unit = Number(`1e${Math.floor(Math.log10(even))}`);
  const rounded =
    even <= unit
      ? unit
      : even <= 2 * unit
        ? 2 * unit
        : even <= 2.5 * unit && (!whole || unit > 1)
          ? 2.5 * unit
          : even <= 5 * unit
            ? 5 * unit
            : 10 * unit;
  const width = whole && rounded < 1 ? 1 : rounded;
  const origin = Math.floor(lo / width) * width;
  const bins =
    whole && width === 1 ? hi - origin + 1 : hi > origin ? Math.ceil((hi - origin) / width) : 1;
  return { origin, width, bins, monthly: false };
}

function timeAxis({ lo, hi }: Bounds, { width, monthly }: TimeStep): Axis {
  const [first, last] = monthly ? [monthOf(lo), monthOf(hi)] : [lo, hi];
  const start = monthly ? 0 : startOf(width);
  const origin = Math.floor((first - start) / width) * width + start;
  return { origin, width, bins: Math.floor((last - origin) / width) + 1, monthly };
}

function roundTime(bounds: Bounds, isDate: boolean): Axis {
  const span = bounds.hi - bounds.lo;
  const months = monthOf(bounds.hi) - monthOf(bounds.lo);
  const step =
    shortSteps(isDate).find((each) => span <= each.span) ??
    LONG_STEPS.find((each) => months <= each.span) ??
    (LONG_STEPS.at(-1) as TimeStep);
  return timeAxis(bounds, step);
}

function evenAxis({ lo, hi }: Bounds, bins: number): Axis {
  return { origin: lo, width: hi > lo ? (hi - lo) / bins : 1, bins, monthly: false };
}

/** The axis that the statement works out, by the same arithmetic. */
export function localAxis({ binning, column, log }: Binned, bounds: Bounds): Axis {
  switch (binning.rule) {
    case 'count':
      return evenAxis(bounds, binning.count);
    case 'width': {
      const { width } = binning;
      const origin = Math.floor(bounds.lo / width) * width;
      return { origin, width, bins: Math.floor((bounds.hi - origin) / width) + 1, monthly: false };
    }
    case 'unit':
      return timeAxis(bounds, UNITS[binning.unit]);
    case 'fd':
      return roundAxis(bounds, ruledWidth(bounds));
    case 'round': {
      const { usual = USUAL_BINS } = binning;
      if (column.kind === 'time') return roundTime(bounds, column.type === 'date');
      return log ? evenAxis(bounds, usual) : roundAxis(bounds, (bounds.hi - bounds.lo) / usual);
    }
  }
}
