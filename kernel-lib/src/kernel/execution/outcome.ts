import { bold, red } from '../display/ansi.js';
import type { CellError } from '../display/cell-error.js';

/** That a cell failed, and how. */
export interface Failure {
  readonly status: 'error';
  readonly error: CellError;
}

/** How a cell ended. */
export type Outcome = { readonly status: 'ok'; readonly value: unknown } | Failure;

/** By what is no error of the cell's own code, such as an interrupt: without a stack. */
export function failureOf(error: unknown): Failure {
  const { name: ename, message: evalue } = error instanceof Error ? error : new Error(`${error}`);
  return {
    status: 'error',
    error: { ename, evalue, traceback: [`${bold(red(ename))}: ${evalue}`] },
  };
}
