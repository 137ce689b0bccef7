import { syntaxErrors } from '../../cells/syntax-errors.js';
import { ShiftbookError } from '../../errors.js';
import { askedName } from '../../kernel/help/question.js';
import { parseMagic } from '../../kernel/magics/parse-magic.js';
import type { Cell } from '../notebook/notebook.js';

/** They only show something: a notebook without them does the same. */
const FOR_READERS = new Set(['%%html', '%%markdown', '%lsmagic']);

const RULE = {
  syntaxErrors,
  // No session says which names there are; the type check of the notebook does.
  isKnown: () => true,
};

function refuse(number: number, written: string): never {
  throw new ShiftbookError(
    'cell-magic',
    `Cell ${number} begins with "${written}", which only the kernel can run.`,
    { hint: `Write it in TypeScript, or tag cell ${number} with "skip".` },
  );
}

/**
 * A cell's text without magics that are for readers only, its lines kept.
 *
 * @throws ShiftbookError `cell-magic` where a magic does more, or stands in a step
 */
export function withoutMagics(cell: Pick<Cell, 'number' | 'step' | 'source'>): string {
  const { number, step, source } = cell;
  const asked = askedName(source);
  if (asked !== undefined) return step === undefined ? '' : refuse(number, `${asked}?`);
  const magic = parseMagic(source, RULE);
  if (magic === undefined) return source;
  const { name, argument, rest } = magic;
  if (step !== undefined || !FOR_READERS.has(name)) {
    return refuse(number, name === '!' ? `!${argument}` : name);
  }
  return name.startsWith('%%') ? '' : withoutMagics({ ...cell, source: rest });
}
