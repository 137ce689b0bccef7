import { ShiftbookError } from '../../errors.js';
import type { Cell, CellResources, Notebook } from './notebook.js';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function refuse(name: string, why: string): ShiftbookError {
  return new ShiftbookError('not-a-notebook', `"${name}" is not a notebook: ${why}.`, {
    hint: 'Promotion reads Jupyter notebooks of format 4 (.ipynb).',
  });
}

/** Source text: nbformat has it as one string or as a list of lines. */
function textOf(source: unknown): string | undefined {
  if (typeof source === 'string') return source;
  const isLines = Array.isArray(source) && source.every((line) => typeof line === 'string');
  return isLines ? source.join('') : undefined;
}

const RESOURCES: Readonly<Record<keyof CellResources, 'string' | 'number'>> = {
  instance: 'string',
  volumeSizeInGB: 'number',
  image: 'string',
  maxRuntimeInSeconds: 'number',
};

function resourcesOf(metadata: Fields, number: number): CellResources {
  const wanted = isFields(metadata.shiftbook) ? metadata.shiftbook : {};
  for (const [key, type] of Object.entries(RESOURCES)) {
    if (wanted[key] !== undefined && typeof wanted[key] !== type) {
      throw new ShiftbookError(
        'cell-resources',
        `Cell ${number}: "${key}" in its shiftbook metadata is ${JSON.stringify(wanted[key])}, but must be a ${type}.`,
      );
    }
  }
  return wanted;
}

const STEP = 'step:';

function parseCell(cell: Fields, number: number, name: string): Cell {
  const source = textOf(cell.source);
  if (source === undefined) throw refuse(name, `cell ${number} has no source`);
  const metadata = isFields(cell.metadata) ? cell.metadata : {};
  const listed = Array.isArray(metadata.tags) ? metadata.tags : [];
  const tags = listed.filter((tag) => typeof tag === 'string');
  const steps = tags.filter((tag) => tag.startsWith(STEP));
  if (steps.length > 1) {
    throw new ShiftbookError('step-tags', `Cell ${number} has the tags ${steps.join(' and ')}.`, {
      hint: 'A cell belongs to one step; remove all but one of these tags.',
    });
  }
  const step = steps[0]?.slice(STEP.length);
  return { number, source, tags, step, resources: resourcesOf(metadata, number) };
}

const LANGUAGES = new Set(['typescript', 'javascript']);

/** A notebook without metadata may be anything; one that says another language is not for this compiler. */
function checkLanguage({ metadata }: Fields, name: string): void {
  const { kernelspec, language_info: info }: Fields = isFields(metadata) ? metadata : {};
  const said = (isFields(kernelspec) && kernelspec.language) || (isFields(info) && info.name);
  if (typeof said !== 'string' || LANGUAGES.has(said.toLowerCase())) return;
  throw new ShiftbookError('notebook-language', `"${name}" is written in ${said}.`, {
    hint: 'Promotion reads notebooks of the Shiftbook kernel, which are in TypeScript.',
  });
}

/**
 * Takes a notebook's code cells out of its JSON; those tagged `skip` are left out.
 *
 * @param name Path or name, for messages.
 * @throws ShiftbookError `not-a-notebook` with the reason, `notebook-language` for one in another language, `step-tags` for a cell with two steps, `cell-resources`.
 */
export function parseNotebook(content: unknown, name: string): Notebook {
  if (!isFields(content)) throw refuse(name, 'it is no JSON object');
  if (content.nbformat !== 4) {
    throw refuse(name, `its "nbformat" is ${JSON.stringify(content.nbformat) ?? 'missing'}, not 4`);
  }
  if (!Array.isArray(content.cells)) throw refuse(name, 'it has no list of cells');
  checkLanguage(content, name);
  const cells: Cell[] = [];
  content.cells.forEach((cell: unknown, index) => {
    if (!isFields(cell)) throw refuse(name, `cell ${index + 1} is no object`);
    if (cell.cell_type !== 'code') return;
    const parsed = parseCell(cell, index + 1, name);
    if (!parsed.tags.includes('skip')) cells.push(parsed);
  });
  return { name, cells };
}
