import { Session } from 'node:inspector';
import { debug } from '../log.js';
import { inFlow } from './flow.js';
import { Interrupted } from './interrupted.js';
import { STOP_FUNCTION, type StopFunction } from './stop-function.js';

/** For how long only code that is known to be a cell's is stopped, in milliseconds. */
const PATIENCE_MS = 2000;

let shielded = 0;
let stopAsked = false;

/**
 * Runs kernel code that must not be cut off in the middle, such as the compiler, whose state would be lost. A stop asked
 * for meanwhile takes effect when it ends.
 *
 * @throws {Interrupted} after `work` when a stop was asked for
 */
export function shield<T>(work: () => T): T {
  shielded += 1;
  let result: T;
  try {
    result = work();
  } catch (error) {
    unshield();
    throw error;
  }
  if (unshield()) throw new Interrupted();
  return result;
}

/**
 * Like {@link shield}, for work that waits, such as loading the compiler.
 *
 * @throws {Interrupted} after `work` when a stop was asked for
 */
export async function shieldAll<T>(work: () => Promise<T>): Promise<T> {
  shielded += 1;
  let result: T;
  try {
    result = await work();
  } catch (error) {
    unshield();
    throw error;
  }
  if (unshield()) throw new Interrupted();
  return result;
}

/** Gives whether a stop was asked for while the outermost shield was up. */
function unshield(): boolean {
  shielded -= 1;
  const stopped = shielded === 0 && stopAsked;
  if (shielded === 0) stopAsked = false;
  return stopped;
}

/**
 * Makes the function that the channel thread calls, through the inspector, in the middle of whatever the main thread
 * runs. Posted from within that call, `terminateExecution` ends exactly the JavaScript below it, never the next cell.
 *
 * The kernel's own code is left to end by itself, or a reply would never be sent and what waits for the disk would wait
 * for ever. V8 keeps the context of the code that it was called in the middle of, by which the two are told apart; code
 * that has lost its context, such as a native callback's, is stopped a little later.
 *
 * Returns what takes the function away again.
 */
export function installStop(): () => void {
  const session = new Session();
  session.connect();
  const stop: StopFunction = (waited) => {
    if (shielded > 0) {
      debug('A stop waits for the compiler.');
      stopAsked = true;
    } else if (inFlow() || waited >= PATIENCE_MS) {
      debug('Stopping what runs.');
      session.post('Runtime.terminateExecution');
    }
  };
  const key = Symbol.for(STOP_FUNCTION);
  Object.defineProperty(globalThis, key, { value: stop, configurable: true });
  return () => {
    Reflect.deleteProperty(globalThis, key);
    session.disconnect();
  };
}
