import type { PlotlyObject } from './figure.js';
import type { FigureOptions } from './figure-options.js';
import { plainText } from './plain-text.js';

/** The words around a picture. */
export interface Labels {
  readonly title: string;
  readonly xlabel: string;
  readonly ylabel: string;
}

/** The labels that the options give, or else these. */
export const labelsOf = (options: FigureOptions, usual: Labels): Labels => ({
  title: options.title ?? usual.title,
  xlabel: options.xlabel ?? usual.xlabel,
  ylabel: options.ylabel ?? usual.ylabel,
});

/** Labels for Plotly, which reads tags in what the user gives and shows names from data as they are. */
export const shownLabels = (options: FigureOptions, usual: Labels): Labels =>
  labelsOf(options, {
    title: plainText(usual.title),
    xlabel: plainText(usual.xlabel),
    ylabel: plainText(usual.ylabel),
  });

/** A layout with these labels. @param x what the horizontal axis is besides @param y the vertical one */
export function labelledLayout(
  options: FigureOptions,
  usual: Labels,
  x: PlotlyObject = {},
  y: PlotlyObject = {},
): PlotlyObject {
  const { title, xlabel, ylabel } = shownLabels(options, usual);
  return {
    title: { text: title },
    xaxis: { title: { text: xlabel }, ...x },
    yaxis: { title: { text: ylabel }, ...y },
  };
}

/** The title that a picture of a column has. @param name the table's, if it has one */
export const titleOf = (name: string | undefined, column: string): string =>
  name === undefined ? column : `${name}.${column}`;
