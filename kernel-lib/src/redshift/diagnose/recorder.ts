import { ShiftbookError } from '../../errors.js';
import type { Step, StepName } from './step.js';

/** What a step that went well found. */
export interface Found<T> {
  readonly value: T;
  readonly detail: string;
}

/** Takes steps, one after the other, and notes how each went. */
export class Recorder {
  readonly steps: Step[] = [];

  /** @param onStep told of every step as soon as it is over */
  constructor(private readonly onStep: (step: Step) => void) {}

  /**
   * Takes a step.
   *
   * @param explain puts what `work` throws in words.
   * @returns what was found; `undefined` where the step failed.
   */
  async take<T>(
    name: StepName,
    work: () => Promise<Found<T>>,
    explain: (error: unknown) => ShiftbookError = unexpected,
  ): Promise<Found<T> | undefined> {
    const began = performance.now();
    const note = (state: Step['state'], detail: string, error?: ShiftbookError) =>
      this.#note({
        name,
        state,
        milliseconds: performance.now() - began,
        detail,
        ...(error === undefined ? {} : { error }),
      });
    try {
      const found = await work();
      note('ok', found.detail);
      return found;
    } catch (error) {
      const known = error instanceof ShiftbookError ? error : explain(error);
      note('failed', known.message, known);
      return undefined;
    }
  }

  skip(names: readonly StepName[], why: string): void {
    for (const name of names) {
      this.#note({ name, state: 'skipped', milliseconds: 0, detail: why });
    }
  }

  /** The error of the last step, if it failed. */
  get lastError(): ShiftbookError | undefined {
    return this.steps.at(-1)?.error;
  }

  #note(step: Step): void {
    this.steps.push(Object.freeze(step));
    this.onStep(step);
  }
}

const unexpected = (error: unknown) =>
  new ShiftbookError(
    'diagnosis-failed',
    `This step failed: ${error instanceof Error ? error.message : String(error)}`,
  );
