import type { Diagnostic } from '../language/tslab.js';
import { bold, cyan, red } from './ansi.js';
import type { CellError } from './cell-error.js';
import { excerpt } from './excerpt.js';

function headline(diagnostic: Diagnostic): string {
  const { line, character } = diagnostic.start;
  const file = diagnostic.fileName === undefined ? '' : `${diagnostic.fileName}, `;
  const place = `${file}line ${line + 1}, column ${character + 1}`;
  return `${cyan(place)} - ${red(`TS${diagnostic.code}`)}: ${diagnostic.messageText}`;
}

function lines(diagnostic: Diagnostic, source: string): string[] {
  if (diagnostic.fileName !== undefined) return [headline(diagnostic)];
  const { start, end } = diagnostic;
  const length = end.line === start.line ? end.character - start.character : 1;
  return [
    headline(diagnostic),
    ...excerpt(source, { line: start.line + 1, column: start.character + 1, length }),
  ];
}

/** What the compiler says against a cell: every place, with its line and TypeScript's code. */
export function diagnosticError(diagnostics: readonly Diagnostic[], source: string): CellError {
  const [first] = diagnostics;
  const evalue =
    first === undefined
      ? 'The cell does not compile.'
      : `line ${first.start.line + 1}, column ${first.start.character + 1}: TS${first.code}: ${first.messageText}`;
  return {
    ename: 'TypeScriptError',
    evalue,
    traceback: [bold(red('TypeScriptError')), ...diagnostics.flatMap((d) => lines(d, source))],
  };
}
