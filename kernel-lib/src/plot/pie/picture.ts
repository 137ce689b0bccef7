import { localBars } from '../bar/local.js';
import { barRows } from '../bar/rows.js';
import { barStatement } from '../bar/statement.js';
import type { Picture, Subject } from '../picture.js';
import { pieFigure } from './figure.js';
import { type PieOptions, pieSpec } from './spec.js';

/** See `Drawable.pie`. */
export function piePicture(subject: Subject, category: string, options: PieOptions): Picture {
  const spec = pieSpec(subject, category, options);
  return {
    statement: (from) => barStatement(spec, from),
    localRows: (table) => localBars(spec, table),
    figure: (rows, statement) =>
      pieFigure(spec, subject.name, barRows(rows, spec.most), options, statement),
  };
}
