import type { CellError } from '../display/cell-error.js';

/** How a cell ended. */
export type Outcome =
  | { readonly status: 'ok'; readonly value: unknown }
  | { readonly status: 'error'; readonly error: CellError };
