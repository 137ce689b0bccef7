import type { Table } from 'apache-arrow';
import type { ResultColumn } from '../frame/result-column.js';
import { barFigure } from './bar-figure.js';
import { barRows } from './bar-rows.js';
import { type BarOptions, barSpec } from './bar-spec.js';
import { barStatement } from './bar-statement.js';
import { boxFigure } from './box-figure.js';
import { boxRows } from './box-rows.js';
import { type BoxOptions, boxSpec } from './box-spec.js';
import { boxStatement } from './box-statement.js';
import type { FigureOptions } from './figure-options.js';
import { histogramBins } from './histogram-bins.js';
import { histogramFigure } from './histogram-figure.js';
import type { HistogramOptions } from './histogram-options.js';
import { checkCount, histogramSpec } from './histogram-spec.js';
import { histogramStatement } from './histogram-statement.js';
import { localBars } from './local/local-bars.js';
import { localBoxes } from './local/local-boxes.js';
import { localHistogram } from './local/local-histogram.js';
import { type PickedColumn, pickColumn } from './pick-column.js';
import type { Picture } from './picture.js';

/** What every picture is made from. */
export interface Subject {
  readonly columns: readonly ResultColumn[];
  /** For the title. */
  readonly name: string | undefined;
}

function bars(
  { columns, name }: Subject,
  category: PickedColumn,
  options: BarOptions & FigureOptions,
): Picture {
  const spec = barSpec(columns, category, options);
  return {
    statement: (from) => barStatement(spec, from),
    localRows: (table: Table) => localBars(spec, table),
    figure: (rows, statement) =>
      barFigure(spec, name, barRows(rows, spec.most), options, statement),
  };
}

/** See `Drawable.hist`. */
export function histogramPicture(
  subject: Subject,
  column: string,
  options: HistogramOptions,
): Picture {
  const { columns, name } = subject;
  const picked = pickColumn(columns, column, ['number', 'time', 'category'], 'A histogram');
  if (picked.kind === 'category') {
    const { bins, binWidth, log, ...rest } = options;
    return bars(subject, picked, {
      ...rest,
      ...(bins === undefined || bins === 'fd' ? {} : { top: checkCount(bins) }),
    });
  }
  const spec = histogramSpec(columns, picked, options);
  const axis = picked.kind === 'time' ? 'time' : spec.log ? 'log' : 'linear';
  return {
    statement: (from) => histogramStatement(spec, from),
    localRows: (table: Table) => localHistogram(spec, table),
    figure: (rows, statement) =>
      histogramFigure(spec, name, histogramBins(rows, axis), options, statement),
  };
}

/** See `Drawable.bar`. */
export const barPicture = (subject: Subject, category: string, options: BarOptions): Picture =>
  bars(
    subject,
    pickColumn(subject.columns, category, ['category', 'number', 'time'], 'A bar for each value'),
    options,
  );

/** See `Drawable.box`. */
export function boxPicture(
  { columns, name }: Subject,
  column: string,
  options: BoxOptions,
): Picture {
  const spec = boxSpec(columns, column, options);
  return {
    statement: (from) => boxStatement(spec, from),
    localRows: (table: Table) => localBoxes(spec, table),
    figure: (rows, statement) => boxFigure(spec, name, boxRows(rows), options, statement),
  };
}
