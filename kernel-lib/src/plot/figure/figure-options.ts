import type { PlotlyObject } from './figure.js';

/** How any picture is drawn. */
export interface FigureOptions {
  /** What stands above; the names of table and column by default. Plotly reads `<b>` and a few other tags. */
  readonly title?: string;
  /** Title of the horizontal axis. */
  readonly xlabel?: string;
  /** Title of the vertical axis. */
  readonly ylabel?: string;
  /** Colours in CSS's words, one for each series; a single one for all. */
  readonly colors?: string | readonly string[];
  /** In pixels; as wide as the notebook by default. */
  readonly width?: number;
  /** In pixels. */
  readonly height?: number;
  /** Put over the layout that the picture has, key by key (https://plotly.com/javascript/reference/layout/). */
  readonly layout?: PlotlyObject;
  /** Plotly's settings (https://plotly.com/javascript/configuration-options/). */
  readonly config?: PlotlyObject;
}

/** Whether it has keys. */
export const isObject = (value: unknown): value is PlotlyObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts one object over another, key by key all the way down; lists are replaced. */
export function putOver(under: PlotlyObject, over: PlotlyObject): PlotlyObject {
  const merged = Object.entries(over).map(([key, value]) => {
    const old = Object.hasOwn(under, key) ? under[key] : undefined;
    return [key, isObject(old) && isObject(value) ? putOver(old, value) : value] as const;
  });
  return Object.fromEntries([...Object.entries(under), ...merged]);
}

const USUAL_COLORS = [
  '#4c78a8',
  '#f58518',
  '#54a24b',
  '#e45756',
  '#72b7b2',
  '#b279a2',
  '#eeca3b',
  '#9d755d',
  '#bab0ac',
];

/** The colour of the series at an index, round and round. */
export function colorAt({ colors }: FigureOptions, index: number): string {
  const list = typeof colors === 'string' ? [colors] : colors;
  const all = list === undefined || list.length === 0 ? USUAL_COLORS : list;
  return all[index % all.length] as string;
}
