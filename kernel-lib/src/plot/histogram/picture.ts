import { barsOf } from '../bar/picture.js';
import { checkCount } from '../bins/check-binning.js';
import { pickColumn } from '../columns/pick-column.js';
import type { Picture, Subject } from '../picture.js';
import { histogramFigure } from './figure.js';
import { localHistogram } from './local.js';
import { histogramRows } from './rows.js';
import { type HistogramOptions, histogramSpec } from './spec.js';
import { histogramStatement } from './statement.js';

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
    return barsOf(subject, picked, {
      ...rest,
      ...(bins === undefined || bins === 'fd' ? {} : { top: checkCount('bins', bins) }),
    });
  }
  const spec = histogramSpec(columns, picked, options);
  const axis = picked.kind === 'time' ? 'time' : spec.log ? 'log' : 'linear';
  return {
    statement: (from) => histogramStatement(spec, from),
    localRows: (table) => localHistogram(spec, table),
    figure: (rows, statement) =>
      histogramFigure(spec, name, histogramRows(rows, axis), options, statement),
  };
}
