/** How far some work is. */
export interface BarState {
  readonly description: string;
  /** What is counted, such as `rows`. */
  readonly unit: string;
  readonly count: number;
  /** `undefined` where nobody knows. */
  readonly total: number | undefined;
  /** Since the beginning, in milliseconds. */
  readonly elapsed: number;
  /** `stopped`: it ended before all was done. */
  readonly state: 'running' | 'done' | 'stopped';
}

/** The part that is done, from 0 to 1; `undefined` where the total is not known. */
export function share({ count, total, state }: BarState): number | undefined {
  if (state === 'done') return 1;
  if (total === undefined) return undefined;
  return total === 0 ? 1 : Math.min(1, count / total);
}

/** How many a second, on average; `undefined` before the first, and before a millisecond has passed. */
export const rate = ({ count, elapsed }: BarState): number | undefined =>
  count > 0 && elapsed >= 1 ? (count / elapsed) * 1000 : undefined;

/** How long it will still take at this rate, in milliseconds. */
export function remaining(bar: BarState): number | undefined {
  const perSecond = rate(bar);
  if (bar.state !== 'running' || bar.total === undefined || perSecond === undefined)
    return undefined;
  return (Math.max(0, bar.total - bar.count) / perSecond) * 1000;
}
