import { isSqlCell } from '../../promote/sql-cell.js';
import type { Executor, Tslab } from './tslab.js';

/** Names that fit at a position, and the stretch that they replace; in UTF-16 units. */
export interface Completion {
  readonly matches: readonly string[];
  readonly start: number;
  readonly end: number;
}

const nothing = (position: number): Completion => ({ matches: [], start: position, end: position });

/** Completes TypeScript; a `%%sql` cell is not TypeScript, and has no completions yet. */
export function completeCode(executor: Executor, source: string, position: number): Completion {
  if (isSqlCell(source)) return nothing(position);
  const { candidates, start, end } = executor.complete(source, position);
  return { matches: candidates, start, end };
}

/** Type and documentation of the name at a position. */
export function inspectCode(
  executor: Executor,
  { inspect }: Tslab,
  source: string,
  position: number,
): string | undefined {
  if (isSqlCell(source)) return undefined;
  // At the end of a name the cursor stands behind it; the compiler looks at what follows.
  const info =
    executor.inspect(source, position) ?? executor.inspect(source, Math.max(0, position - 1));
  // Without a name there, the compiler gives undefined, whatever tslab's declaration says.
  return info === undefined ? undefined : inspect.printQuickInfo(info);
}
