import type { ShellRule } from '../magics/shell-line.js';
import { syntaxErrors } from './syntax-errors.js';
import type { Executor } from './tslab.js';

/** What tslab gives to every cell. */
const GIVEN = new Set(['exports', 'require']);

/** The rule for `!` in a session: names of its cells, and globals, are no commands. */
export const sessionRule = ({ locals }: Executor): ShellRule => ({
  syntaxErrors,
  isKnown: (name) => name in locals || name in globalThis || GIVEN.has(name),
});

/** Names that cells defined, each with its declaration as the compiler sees it. */
export function sessionNames(executor: Executor) {
  const names = Object.keys(executor.locals).sort();
  // One text for all, so that the compiler reads it once.
  const source = names.join(';\n');
  let at = 0;
  return names.map((name) => {
    const parts = executor.inspect(source, at)?.displayParts ?? [];
    at += name.length + 2;
    const declaration = parts.map(({ text }) => text).join('');
    return { name, declaration: declaration === '' ? name : declaration };
  });
}
