import type { PlotlyObject } from '../figure/figure.js';

const SHARE = 0.8;

const numbers = (values: unknown): number[] =>
  Array.isArray(values) ? values.map((value) => Number(value ?? 0)) : [];

/** Bars that stand on those before them, upwards and downwards. */
function stacked(traces: readonly PlotlyObject[]): PlotlyObject[] {
  const ends = new Map<string, number>();
  return traces.map((trace) => {
    const places = Array.isArray(trace.x) ? trace.x : [];
    const base = numbers(trace.y).map((value, index) => {
      const end = `${value < 0 ? '-' : '+'}${String(places[index])}`;
      const under = ends.get(end) ?? 0;
      ends.set(end, under + value);
      return under;
    });
    return { ...trace, base };
  });
}

/**
 * Plotly stacks or groups the bars of all pictures of a figure alike. These bars say themselves where they stand and how
 * wide they are, so that each picture keeps its own way.
 */
export function freeBars(
  traces: readonly PlotlyObject[],
  { barmode }: PlotlyObject,
): readonly PlotlyObject[] {
  const bars = traces.filter(({ type }) => type === 'bar');
  const share = barmode === 'group' ? SHARE / bars.length : SHARE;
  const wide = bars.map((trace, index) => ({
    width: share,
    ...(barmode === 'group' ? { offset: index * share - SHARE / 2 } : {}),
    ...trace,
  }));
  const free = barmode === 'stack' ? stacked(wide) : wide;
  return traces.map((trace) => {
    const at = bars.indexOf(trace);
    return at === -1 ? trace : (free[at] as PlotlyObject);
  });
}
