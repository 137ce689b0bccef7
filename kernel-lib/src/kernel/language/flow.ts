import { AsyncLocalStorage } from 'node:async_hooks';

/** Thrown where code of a cell that was interrupted would go on. */
class CellInterrupted extends Error {
  override readonly name = 'Interrupted';
}

const thrown = new WeakSet<object>();

/** Whether an error only says that its cell was interrupted. It asks nothing of the error, which may be anything. */
export const isInterruption = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && thrown.has(error);

/** What a cell's code, and all that it starts, is ended by. */
const flows = new AsyncLocalStorage<AbortSignal>();

/** Runs a cell's code. @param stop aborted when the cell is interrupted */
export const runFlow = <T>(stop: AbortSignal, work: () => T): T => flows.run(stop, work);

/**
 * Passes on what an `await` of a cell gave. V8 can stop what runs, but not what waits: a loop around an `await` would go
 * on behind the next cells.
 *
 * @throws an error of the name `Interrupted` where the cell was interrupted meanwhile, so that its `finally` blocks run
 */
export function resume<T>(value: T): T {
  if (flows.getStore()?.aborted !== true) return value;
  const interruption = new CellInterrupted('The cell was interrupted.');
  thrown.add(interruption);
  throw interruption;
}
