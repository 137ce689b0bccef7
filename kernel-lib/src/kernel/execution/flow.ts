import { AsyncLocalStorage } from 'node:async_hooks';
import { Interrupted } from './interrupted.js';

/** Those that {@link resume} threw. */
const thrown = new WeakSet<object>();

/** Whether an error only says that its cell was interrupted. It asks nothing of the error, which may be anything. */
export const isInterruption = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && thrown.has(error);

/** What a cell's code, and all that it starts, is ended by. */
const flows = new AsyncLocalStorage<AbortSignal>();

/** Runs a cell's code. @param stop aborted when the cell is interrupted */
export const runFlow = <T>(stop: AbortSignal, work: () => T): T => flows.run(stop, work);

/** Whether it is a cell's code, or something that it started, that runs now. */
export const inFlow = (): boolean => flows.getStore() !== undefined;

/**
 * Passes on what an `await` of a cell gave. V8 can stop what runs, but not what waits: a loop around an `await` would go
 * on behind the next cells.
 *
 * @throws {Interrupted} where the cell was interrupted meanwhile, so that its `finally` blocks run
 */
export function resume<T>(value: T): T {
  if (flows.getStore()?.aborted !== true) return value;
  const interruption = new Interrupted();
  thrown.add(interruption);
  throw interruption;
}
