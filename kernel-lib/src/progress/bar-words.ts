import { type BarState, rate, remaining, share } from './bar-state.js';

const two = (number: number): string => String(number).padStart(2, '0');

/** Milliseconds as `01:05` or `2:03:04`. */
function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}

const amount = (number: number): string =>
  number.toLocaleString('en-US', { maximumSignificantDigits: number < 1000 ? 3 : 21 });

/** `3.6 rows/s`, or of slow work `2.5 s/rows`. */
export function rateWords(bar: BarState): string | undefined {
  const perSecond = rate(bar);
  const unit = bar.unit === '' ? 'it' : bar.unit;
  if (perSecond === undefined) return undefined;
  return perSecond >= 1
    ? `${amount(perSecond >= 1000 ? Math.round(perSecond) : perSecond)} ${unit}/s`
    : `${amount(1 / perSecond)} s/${unit}`;
}

/** `45/100 rows`. */
export function countWords({ count, total, unit }: BarState): string {
  const of = total === undefined ? '' : `/${total.toLocaleString('en-US')}`;
  return `${count.toLocaleString('en-US')}${of}${unit === '' ? '' : ` ${unit}`}`;
}

/** `45%`; empty where the total is not known. */
export function percentWords(bar: BarState): string {
  const part = bar.total === undefined ? undefined : share(bar);
  // Not 100 before the end.
  return part === undefined ? '' : `${Math.floor(part * 100 + 1e-9)}%`;
}

/** `00:12<00:15`: how long it took so far, and how long it will take still. */
export function timeWords(bar: BarState): string {
  const left = remaining(bar);
  return `${clock(bar.elapsed)}${left === undefined ? '' : `<${clock(left)}`}`;
}
