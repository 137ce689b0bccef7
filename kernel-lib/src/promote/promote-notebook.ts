import type { PromoteOptions } from './promote-options.js';
import type { Promotion } from './promotion.js';

/**
 * Makes a SageMaker pipeline of a notebook's tagged cells: a cell tagged `step:<name>` becomes a processing step, the
 * queries whose Results it uses become its Redshift inputs, and its values the outputs. Cells tagged `skip` are left out.
 *
 * Everything is checked before the first upload. A run that fails is told by `executionStatus` and `steps`, not thrown.
 *
 * @param path The notebook; `shiftbook.json` in its folder names connections, role and bucket.
 * @throws ShiftbookError for a notebook that cannot be promoted, naming cell and line: `notebook-not-json`,
 * `not-a-notebook`, `no-steps`, `step-name`, `notebook-types`, `value-not-copyable`, `secret-found`, …; and for what
 * AWS refuses.
 *
 * @example
 * ```ts
 * const promoted = await promoteNotebook('quickstart.ipynb', { mode: 'run', onProgress: console.log });
 * promoted.executionStatus; // 'Succeeded'
 * await promoted.output('summarise.summary');
 * ```
 */
export async function promoteNotebook(
  path: string,
  options: PromoteOptions = {},
): Promise<Promotion> {
  const { carryOut } = await import('./carry-out.js');
  return carryOut(path, options);
}
