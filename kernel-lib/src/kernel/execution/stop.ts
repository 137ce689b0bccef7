import { Session } from 'node:inspector';
import { debug } from '../log.js';
import { STOP_FUNCTION } from './stop-function.js';

let shielded = 0;
let stopAsked = false;

/** Thrown at the end of a {@link shield} during which a stop was asked for. */
export class Stopped extends Error {
  override readonly name = 'Interrupted';
}

/**
 * Runs kernel code that must not be cut off in the middle, such as the compiler, whose state would be lost. A stop asked
 * for meanwhile takes effect when it ends.
 *
 * @throws {Stopped} after `work` when a stop was asked for
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
  if (unshield()) throw new Stopped('The cell was interrupted.');
  return result;
}

/**
 * Like {@link shield}, for work that waits, such as loading the compiler.
 *
 * @throws {Stopped} after `work` when a stop was asked for
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
  if (unshield()) throw new Stopped('The cell was interrupted.');
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
 * Returns what takes the function away again.
 */
export function installStop(): () => void {
  const session = new Session();
  session.connect();
  const stop = () => {
    debug(shielded > 0 ? 'A stop waits for the compiler.' : 'Stopping what runs.');
    if (shielded > 0) stopAsked = true;
    else session.post('Runtime.terminateExecution');
  };
  const key = Symbol.for(STOP_FUNCTION);
  Object.defineProperty(globalThis, key, { value: stop, configurable: true });
  return () => {
    Reflect.deleteProperty(globalThis, key);
    session.disconnect();
  };
}
