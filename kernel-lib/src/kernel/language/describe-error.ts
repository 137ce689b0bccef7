import type { CellError } from '../display/cell-error.js';
import { thrownError } from '../display/thrown-error.js';
import type { CellScripts } from './cell-scripts.js';
import { withPlainNames } from './plain-names.js';

/** How something that cells threw is shown. */
export const describeError = (error: unknown, scripts: CellScripts): CellError =>
  thrownError(withPlainNames(error), scripts);
