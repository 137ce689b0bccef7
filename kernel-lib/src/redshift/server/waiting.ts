import { setTimeout as delay } from 'node:timers/promises';

/** How an attempt that fails is made again. */
export interface Waiting {
  /** The pauses between attempts, in milliseconds; after the last pause comes the last attempt. */
  readonly pauses: readonly number[];
  /** Whether an attempt that failed this way can succeed later. */
  readonly isPassing: (error: unknown) => boolean;
  /** Told of every pause before it begins. */
  readonly onPause?: (error: unknown) => void;
  /** Waits so many milliseconds; a test may not want to. */
  readonly pause?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

const pauseFor = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  delay(milliseconds, undefined, signal === undefined ? {} : { signal });

/**
 * Makes an attempt again, after a pause, as long as what it fails with may pass.
 *
 * @throws what the last attempt throws; the signal's reason.
 */
export async function persist<T>(
  attempt: () => Promise<T>,
  { pauses, isPassing, onPause, pause = pauseFor }: Waiting,
  signal?: AbortSignal,
): Promise<T> {
  for (const milliseconds of pauses) {
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      if (!isPassing(error)) throw error;
      onPause?.(error);
    }
    await pause(milliseconds, signal).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
  }
  return attempt();
}
