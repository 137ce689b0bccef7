/** Round numbers between two values, about `count` of them, for the labels of an axis. */
export function niceTicks(from: number, to: number, count: number): number[] {
  if (!(to > from)) return [from];
  const raw = (to - from) / count;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const width = ([1, 2, 5].find((factor) => factor * unit >= raw) ?? 10) * unit;
  const ticks: number[] = [];
  for (let step = Math.ceil(from / width); step * width <= to; step++) {
    ticks.push(Number((step * width).toPrecision(12)));
  }
  return ticks;
}

/** A number as people write it, with thousands separated. */
export const formatNumber = (value: number): string =>
  new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 }).format(value);

/** A number beside an axis, where there is little room: `30M`, `1.5e-9`. */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-4)) return String(Number(value.toPrecision(6)));
  const notation = size >= 1e6 ? 'compact' : 'standard';
  return new Intl.NumberFormat('en-US', { notation, maximumSignificantDigits: 6 }).format(value);
}

/** An instant in UTC, without what is zero at its end. @param value milliseconds since 1970 */
export function formatTime(value: number): string {
  const time = new Date(value);
  if (Number.isNaN(time.getTime())) return String(value);
  return time
    .toISOString()
    .replace('T', ' ')
    .replace(/(?::00)?(?:\.000)?Z$/, '')
    .replace(/ 00:00$/, '')
    .replace(/\.?0*Z$/, '');
}
