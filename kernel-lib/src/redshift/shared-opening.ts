import { untilAborted } from './until-aborted.js';

/** Something that is made once for several who wait for it, and given up when none of them waits any more. */
export class SharedOpening<T> {
  readonly #abort = new AbortController();
  readonly #made: Promise<T>;
  #waiting = 0;

  /** @param make its signal fires when nobody waits. */
  constructor(make: (signal: AbortSignal) => Promise<T>) {
    this.#made = make(this.#abort.signal);
  }

  /** Whether it was given up, so that who comes now must make another. */
  get isGivenUp(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Waits until it is made, or the signal fires. Throws what making it throws, or the signal's reason. */
  async join(signal: AbortSignal): Promise<T> {
    this.#waiting++;
    try {
      return await untilAborted(this.#made, signal);
    } finally {
      this.#waiting--;
      if (this.#waiting === 0 && signal.aborted) this.#abort.abort(signal.reason);
    }
  }
}
