import { formatTick, formatTime, niceTicks } from './nice-ticks.js';

/** Labels of an axis, by the number they stand at. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** An axis: what it reaches from and to, and its labels. */
export interface AxisScale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
}

/** An axis of numbers. */
export function linearScale(from: number, to: number, count = 6): AxisScale {
  const end = to > from ? to : from + 1;
  const ticks = niceTicks(from, end, count).map((at) => ({ at, label: formatTick(at) }));
  return { from, to: end, ticks };
}

/** An axis of instants, in milliseconds; its labels are spread evenly over the values that bins or points have. */
export function timeScale(places: readonly number[]): AxisScale {
  const [from = 0, to = from + 1] = [places[0], places.at(-1)];
  const step = Math.max(1, Math.ceil(places.length / 6));
  const ticks = places
    .filter((_, index) => index % step === 0)
    .map((at) => ({ at, label: formatTime(at) }));
  return { from, to: to > from ? to : from + 1, ticks };
}

/** The powers of ten between two logarithms, or even steps where they are too few. */
export function logTicks(from: number, to: number): Tick[] {
  const powers = niceTicks(Math.ceil(from), to, 6).filter(Number.isInteger);
  const places = powers.length >= 2 ? powers : niceTicks(from, to, 5);
  return places.map((at) => ({ at, label: formatTick(Number((10 ** at).toPrecision(3))) }));
}

/** An axis of names, one for each whole number from 0. */
export const nameScale = (names: readonly string[]): AxisScale => ({
  from: -0.5,
  to: Math.max(1, names.length) - 0.5,
  ticks: names.map((label, at) => ({ at, label })),
});
