import type { Picture, Subject } from '../picture.js';
import { boxFigure } from './figure.js';
import { localBoxes } from './local.js';
import { boxRows } from './rows.js';
import { type BoxOptions, boxSpec } from './spec.js';
import { boxStatement } from './statement.js';

/** See `Drawable.box`. */
export function boxPicture(
  { columns, name }: Subject,
  column: string,
  options: BoxOptions,
): Picture {
  const spec = boxSpec(columns, column, options);
  return {
    statement: (from) => boxStatement(spec, from),
    localRows: (table) => localBoxes(spec, table),
    figure: (rows, statement) => boxFigure(spec, name, boxRows(rows), options, statement),
  };
}
