import { NAMEABLE, type PickedColumn, pickColumn } from '../columns/pick-column.js';
import type { Picture, Subject } from '../picture.js';
import { barFigure } from './figure.js';
import { localBars } from './local.js';
import { barRows } from './rows.js';
import { type BarOptions, barSpec } from './spec.js';
import { barStatement } from './statement.js';

/** Bars of a column that is picked already. */
export function barsOf(
  { columns, name }: Subject,
  category: PickedColumn,
  options: BarOptions,
): Picture {
  const spec = barSpec(columns, category, options);
  return {
    statement: (from) => barStatement(spec, from),
    localRows: (table) => localBars(spec, table),
    figure: (rows, statement) =>
      barFigure(spec, name, barRows(rows, spec.most), options, statement),
  };
}

/** See `Drawable.bar`. */
export const barPicture = (subject: Subject, category: string, options: BarOptions): Picture =>
  barsOf(subject, pickColumn(subject.columns, category, NAMEABLE, 'A bar for each value'), options);
