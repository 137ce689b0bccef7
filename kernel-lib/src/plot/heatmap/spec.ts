import type { ResultColumn } from '../../frame/result-column.js';
import { checkMeasure, type MeasureOptions } from '../aggregate/measure.js';
import type { TimeUnit } from '../bins/binning.js';
import { binningOf, checkCount } from '../bins/check-binning.js';
import { NAMEABLE, pickColumn } from '../columns/pick-column.js';
import type { FigureOptions } from '../figure/figure-options.js';
import type { Grid, Side } from '../grid/spec.js';
import type { Subject } from '../picture.js';

/** How a heatmap is drawn. Its `colors` go from little to much. */
export interface HeatmapOptions extends FigureOptions, MeasureOptions {
  /** How many columns of cells there are, at most 100: bins of numbers, or names (20), beside which the others are one more. */
  readonly xbins?: number;
  /** How many rows of cells there are, likewise. */
  readonly ybins?: number;
  /** Width of a bin, in the column's unit; of dates a unit of the calendar. */
  readonly xbinWidth?: number | TimeUnit;
  readonly ybinWidth?: number | TimeUnit;
}

/** Bins, or names, on a side where nobody says. */
const USUAL_PLACES = 20;

/** More could not be seen, and each is sent. */
const MOST_PLACES = 100;

const BINNED = ['number', 'time'] as const;

function sideOf(
  columns: readonly ResultColumn[],
  name: string,
  side: 'x' | 'y',
  options: HeatmapOptions,
): Side {
  const { [`${side}bins` as const]: bins, [`${side}binWidth` as const]: binWidth } = options;
  const kinds = binWidth === undefined ? NAMEABLE : BINNED;
  const column = pickColumn(columns, name, kinds, binWidth === undefined ? 'A heatmap' : 'A bin');
  const count = bins === undefined ? undefined : checkCount(`${side}bins`, bins, MOST_PLACES);
  if (column.kind === 'category') {
    return { rule: 'ranks', column, most: count ?? USUAL_PLACES };
  }
  const binning = binningOf({ bins: count, binWidth }, column);
  return {
    rule: 'bins',
    column,
    binning: binning.rule === 'round' ? { rule: 'round', usual: USUAL_PLACES } : binning,
    log: false,
    most: MOST_PLACES,
  };
}

/** What is to be worked out, from what the user says. Pure. */
export function heatmapGrid(
  { columns }: Subject,
  x: string,
  y: string,
  options: HeatmapOptions,
): Grid {
  return {
    x: sideOf(columns, x, 'x', options),
    y: sideOf(columns, y, 'y', options),
    ...checkMeasure(columns, options),
  };
}
