import type { PickedColumn } from '../columns/pick-column.js';
import type { PlotlyObject } from './figure.js';
import { colorAt, type FigureOptions } from './figure-options.js';
import { plainText } from './plain-text.js';

/** A name beside its colour. */
export interface LegendEntry {
  readonly name: string;
  readonly color: string;
}

/** The names of series; one alone needs none. */
export const legendOf = (
  series: readonly { readonly name: string }[],
  options: FigureOptions,
): LegendEntry[] =>
  series.length > 1
    ? series.map(({ name }, index) => ({ name, color: colorAt(options, index) }))
    : [];

/** What a layout says above them. @param by the column whose values they are */
export const legendTitle = (by: PickedColumn | undefined): PlotlyObject =>
  by === undefined ? {} : { legend: { title: { text: plainText(by.name) } } };
