import type { Picture, Subject } from '../picture.js';
import { scatterFigure } from './figure.js';
import { localScatter } from './local.js';
import { scatterRows } from './rows.js';
import { type ScatterOptions, scatterSpec } from './spec.js';
import { scatterStatement } from './statement.js';

/** See `Drawable.scatter`. */
export function scatterPicture(
  subject: Subject,
  x: string,
  y: string,
  options: ScatterOptions,
): Picture {
  const spec = scatterSpec(subject, x, y, options);
  return {
    statement: (from) => scatterStatement(spec, from),
    localRows: (table) => localScatter(spec, table),
    figure: (rows, statement) =>
      scatterFigure(spec, subject.name, scatterRows(spec, rows), options, statement),
  };
}
