import { Session } from 'node:inspector';
import { STOP_FUNCTION } from '../execution/stop-function.js';

/** How long the main thread may take to say that it is free before it is stopped again, in milliseconds. */
const AGAIN_MS = 250;

/** Lets the channel thread stop the code that the main thread runs. */
export interface MainThreadStop {
  /** Resolves when what runs has been told to stop; tells it again until {@link MainThreadStop.freed} is called. */
  stop(): Promise<void>;
  /** The main thread has answered. */
  freed(): void;
  disconnect(): void;
}

/** Connects to the main thread's inspector, which V8 serves in the middle of whatever loops there. */
export function connectStop(): MainThreadStop {
  const inspector = new Session();
  inspector.connectToMainThread();
  const stop = `globalThis[Symbol.for(${JSON.stringify(STOP_FUNCTION)})]`;
  let again: NodeJS.Timeout | undefined;
  const stopOnce = (waited: number): Promise<void> =>
    new Promise((resolve) => {
      const expression = `${stop}(${waited})`;
      // The call stops itself too when nothing else ran, so its own outcome says nothing.
      inspector.post('Runtime.evaluate', { expression }, () => resolve());
    });
  const freed = (): void => {
    clearInterval(again);
    again = undefined;
  };
  return {
    async stop() {
      const asked = performance.now();
      // A loop that was about to begin, in a timer or behind an await, has not been hit.
      again ??= setInterval(() => void stopOnce(performance.now() - asked), AGAIN_MS);
      await stopOnce(0);
    },
    freed,
    disconnect() {
      freed();
      inspector.disconnect();
    },
  };
}
