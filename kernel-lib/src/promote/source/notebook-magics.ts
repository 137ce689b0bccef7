import { syntaxErrors } from '../../cells/syntax-errors.js';
import { ShiftbookError } from '../../errors.js';
import { askedName } from '../../kernel/help/question.js';
import { parseMagic } from '../../kernel/magics/parse-magic.js';
import { wantsTypecheck } from '../../kernel/magics/typecheck.js';
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

/** What a cell's magics leave to the compiler. */
interface WithoutMagics {
  /** Its lines stand where they stood. */
  readonly text: string;
  /** What `%typecheck` says of this cell and the next ones, where it stands. */
  readonly checksTypes?: boolean;
}

/**
 * A cell's text without magics that are for readers and for the compiler only.
 *
 * @throws ShiftbookError `cell-magic` where a magic does more, or stands in a step; `typecheck` where `%typecheck` says
 * neither on nor off
 */
export function withoutMagics(cell: Pick<Cell, 'number' | 'step' | 'source'>): WithoutMagics {
  const { number, step, source } = cell;
  const asked = askedName(source);
  if (asked !== undefined) return step === undefined ? { text: '' } : refuse(number, `${asked}?`);
  const magic = parseMagic(source, RULE);
  if (magic === undefined) return { text: source };
  const { name, argument, rest } = magic;
  if (name === '%typecheck') {
    return { checksTypes: wantsTypecheck(argument), ...withoutMagics({ ...cell, source: rest }) };
  }
  if (step !== undefined || !FOR_READERS.has(name)) {
    return refuse(number, name === '!' ? `!${argument}` : name);
  }
  return name.startsWith('%%') ? { text: '' } : withoutMagics({ ...cell, source: rest });
}
