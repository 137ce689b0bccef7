import type { CellError } from '../display/cell-error.js';
import { thrownError } from '../display/thrown-error.js';
import type { CellScripts } from './cell-scripts.js';
import { plainNames } from './plain-names.js';

/** How something that cells threw is shown, with names as the user wrote them. */
export function describeError(error: unknown, scripts: CellScripts): CellError {
  const { ename, evalue, traceback } = thrownError(error, scripts);
  return { ename, evalue: plainNames(evalue), traceback: traceback.map(plainNames) };
}
