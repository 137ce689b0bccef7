import { ShiftbookError } from '../../errors.js';
import type { NotebookProgram } from './program.js';

/** More would bury the first, which is most often the cause of the rest. */
const MOST_SHOWN = 10;

/**
 * Refuses a notebook that the TypeScript compiler refuses.
 *
 * @throws ShiftbookError `notebook-types`; the message has one line for each error: cell, line, column, code, words.
 */
export function checkTypes({ diagnostics, source }: NotebookProgram): void {
  if (diagnostics.length === 0) return;
  const lines = diagnostics
    .slice(0, MOST_SHOWN)
    .map(({ code, message, offset }) => `${source.describe(offset)}: ${message} (TS${code})`);
  const more = diagnostics.length - lines.length;
  if (more > 0) lines.push(`… and ${more} more`);
  throw new ShiftbookError(
    'notebook-types',
    `"${source.notebook.name}" does not compile.\n${lines.join('\n')}`,
    { hint: 'Correct the cells, or tag those that shall not be promoted with "skip".' },
  );
}
