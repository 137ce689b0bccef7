import { AsyncLocalStorage } from 'node:async_hooks';

/** Thrown where code of a cell that was interrupted would go on. */
export class CellInterrupted extends Error {
  override readonly name = 'Interrupted';
}

/** What a cell's code, and all that it starts, is ended by. */
const flows = new AsyncLocalStorage<AbortSignal>();

/** Runs a cell's code. @param stop aborted when the cell is interrupted */
export const runFlow = <T>(stop: AbortSignal, work: () => T): T => flows.run(stop, work);

/**
 * Passes on what an `await` of a cell gave. V8 can stop what runs, but not what waits: a loop around an `await` would go
 * on behind the next cells.
 *
 * @throws {CellInterrupted} where the cell was interrupted meanwhile, so that its `finally` blocks run
 */
export function resume<T>(value: T): T {
  if (flows.getStore()?.aborted === true) throw new CellInterrupted('The cell was interrupted.');
  return value;
}
