import { isSqlCell } from '../../promote/sql-cell.js';
import { parseMagic } from '../magics/parse-magic.js';
import { typescriptUnder } from '../magics/registry.js';
import { sessionRule } from './session-names.js';
import type { Executor, Tslab } from './tslab.js';

/** Names that fit at a position, and the stretch that they replace; in UTF-16 units. */
export interface Completion {
  readonly matches: readonly string[];
  readonly start: number;
  readonly end: number;
}

const nothing = (position: number): Completion => ({ matches: [], start: position, end: position });

/** The TypeScript of a cell, every line and column where it was; a `%%sql` cell has none. */
function typescriptOf(executor: Executor, source: string): string {
  if (isSqlCell(source)) return '';
  const magic = parseMagic(source, sessionRule(executor));
  return magic === undefined ? source : typescriptOf(executor, typescriptUnder(magic));
}

/** Completes TypeScript; other languages have no completions yet. */
export function completeCode(executor: Executor, source: string, position: number): Completion {
  const text = typescriptOf(executor, source);
  // Of what stands on a magic's own line the compiler knows nothing.
  if (text !== source && text.slice(0, position).trim() === '') return nothing(position);
  const { candidates, start, end } = executor.complete(text, position);
  return { matches: candidates, start, end };
}

/** Type and documentation of the name at a position. */
export function inspectCode(
  executor: Executor,
  { inspect }: Tslab,
  source: string,
  position: number,
): string | undefined {
  const text = typescriptOf(executor, source);
  if (text.trim() === '') return undefined;
  // At the end of a name the cursor stands behind it; the compiler looks at what follows.
  const info =
    executor.inspect(text, position) ?? executor.inspect(text, Math.max(0, position - 1));
  // Without a name there, the compiler gives undefined, whatever tslab's declaration says.
  return info === undefined ? undefined : inspect.printQuickInfo(info);
}
