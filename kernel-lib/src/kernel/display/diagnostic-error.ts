import type { CellDiagnostic } from '../../cells/diagnostics.js';
import { bold, cyan, red } from './ansi.js';
import type { CellError } from './cell-error.js';
import { excerpt } from './excerpt.js';

/** Line and column, from 1, of a place in a text. */
function placeOf(source: string, start: number): { line: number; column: number } {
  const before = source.slice(0, start);
  return { line: before.split('\n').length, column: start - before.lastIndexOf('\n') };
}

function lines(
  { code, message, start, length }: CellDiagnostic,
  compiled: string,
  source: string,
): string[] {
  const { line, column } = placeOf(compiled, start);
  const onLine = compiled.slice(start, start + length).search(/\n|$/);
  return [
    `${cyan(`line ${line}, column ${column}`)} - ${red(`TS${code}`)}: ${message}`,
    ...excerpt(source, { line, column, length: onLine }),
  ];
}

/**
 * What the compiler says against a cell: every place, with its line and TypeScript's code.
 *
 * @param compiled the text that the compiler saw, which has its lines where the cell has them
 * @param source the cell as the user wrote it
 */
export function diagnosticError(
  diagnostics: readonly CellDiagnostic[],
  compiled: string,
  source: string,
): CellError {
  const [first] = diagnostics;
  const place = placeOf(compiled, first?.start ?? 0);
  const evalue =
    first === undefined
      ? 'The cell does not compile.'
      : `line ${place.line}, column ${place.column}: TS${first.code}: ${first.message}`;
  return {
    ename: 'TypeScriptError',
    evalue,
    traceback: [
      bold(red('TypeScriptError')),
      ...diagnostics.flatMap((d) => lines(d, compiled, source)),
    ],
  };
}
