import { progress } from './progress/progress.js';
import type { ProgressBar } from './progress/progress-bar.js';

/** Shows that logins wait for a server that resumes: one bar for all of them, from the first pause to the last login. */
export class ResumeNotice {
  readonly #description: string;
  #bar: ProgressBar | undefined;
  #waiting = 0;

  /** @param place what resumes, such as `workgroup analytics`. */
  constructor(place: string) {
    const [first = '', ...rest] = place;
    this.#description = `${first.toUpperCase()}${rest.join('')} is resuming…`;
  }

  /** @param open calls `onPause` before every pause. */
  async during<T>(open: (onPause: () => void) => Promise<T>): Promise<T> {
    let paused = false;
    const onPause = (): void => {
      if (!paused) this.#waiting++;
      paused = true;
      this.#bar ??= progress.start({ description: this.#description, unit: 'logins' });
      this.#bar.update();
    };
    let end: 'done' | 'stopped' = 'stopped';
    try {
      const opened = await open(onPause);
      end = 'done';
      return opened;
    } finally {
      if (paused && --this.#waiting === 0) {
        this.#bar?.end(end);
        this.#bar = undefined;
      }
    }
  }
}
