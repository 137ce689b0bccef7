import { Session } from 'node:inspector';
import { STOP_FUNCTION } from '../execution/stop-function.js';

/** Lets the channel thread stop the code that the main thread runs. */
export interface MainThreadStop {
  /** Resolves when what ran has been told to stop. */
  stop(): Promise<void>;
  disconnect(): void;
}

/** Connects to the main thread's inspector, which V8 serves in the middle of whatever loops there. */
export function connectStop(): MainThreadStop {
  const inspector = new Session();
  inspector.connectToMainThread();
  const expression = `globalThis[Symbol.for(${JSON.stringify(STOP_FUNCTION)})]()`;
  return {
    stop: () =>
      new Promise((resolve) => {
        // The call stops itself too when nothing else ran, so its own outcome says nothing.
        inspector.post('Runtime.evaluate', { expression }, () => resolve());
      }),
    disconnect: () => inspector.disconnect(),
  };
}
