import type { Picture, Subject } from '../picture.js';
import { corrFigure } from './figure.js';
import { localCorr } from './local.js';
import { corrRows } from './rows.js';
import { type CorrOptions, corrSpec } from './spec.js';
import { corrStatement } from './statement.js';

/** See `Drawable.corr`. */
export function corrPicture(
  subject: Subject,
  columns: readonly string[] | undefined,
  options: CorrOptions,
): Picture {
  const spec = corrSpec(subject, columns);
  return {
    statement: (from) => corrStatement(spec, from),
    localRows: (table) => localCorr(spec, table),
    figure: (rows, statement) =>
      corrFigure(spec, subject.name, corrRows(spec, rows), options, statement),
  };
}
