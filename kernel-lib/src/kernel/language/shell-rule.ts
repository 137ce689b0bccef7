import type { CellCompiler } from '../../cells/compiler.js';
import { syntaxErrors } from '../../cells/syntax-errors.js';
import type { ShellRule } from '../magics/shell-line.js';

/** What every cell is given beside its own names and the globals. */
const GIVEN = new Set(['require', '__dirname', '__filename']);

/** The rule for `!` in a session: names of its cells, and globals, are no commands. */
export const shellRule = (compiler: CellCompiler): ShellRule => ({
  syntaxErrors,
  isKnown: (name) => compiler.names.has(name) || name in globalThis || GIVEN.has(name),
});
