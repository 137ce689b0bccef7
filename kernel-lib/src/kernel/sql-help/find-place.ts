import type { Place } from './place.js';
import { sqlCellPlace } from './sql-cell-place.js';
import { templatePlace } from './template-place.js';

/** The line before a position, where only lines of magics, which leave the rest of the cell alone, stand above it. */
const MAGIC_NAME = /^(?:[^\S\n]*(?:%(?:[^%\n][^\n]*)?|%%time\b[^\n]*)?\n)*\s*(?<name>%%?\w*)$/;

/**
 * What language a position of a cell stands in.
 *
 * @param position in UTF-16 units
 */
export async function findPlace(source: string, position: number): Promise<Place> {
  const magic = MAGIC_NAME.exec(source.slice(0, position))?.groups?.name;
  if (magic !== undefined) return { kind: 'magic', start: position - magic.length };
  const inCell = sqlCellPlace(source, position);
  if (inCell !== undefined && inCell.kind !== 'typescript') return inCell;
  const typescript = inCell ?? { kind: 'typescript', source };
  const template = await templatePlace(typescript.source, position);
  if (template === undefined) return typescript;
  return template.connection.kind === 'latest' && typescript.connection !== undefined
    ? { ...template, connection: typescript.connection }
    : template;
}
