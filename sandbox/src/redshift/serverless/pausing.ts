import type { Refusal } from '../login.js';

/** How a paused workgroup behaves. */
export interface PauseOptions {
  /**
   * What a login meets until the workgroup has resumed: `refuse` (the default) with SQLSTATE 57P03, `stall` keeps it
   * waiting without an answer.
   */
  readonly answer?: 'refuse' | 'stall';
  /** How long resuming takes, from the first login on; 2000 by default. Redshift takes up to a minute. */
  readonly resumeMilliseconds?: number;
}

/** Whether a workgroup runs. One that is paused resumes by itself at the first login, as Redshift Serverless does. */
export class Pausing {
  readonly #workgroup: string;
  #paused: Required<PauseOptions> | undefined;
  #resumed: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(workgroup: string) {
    this.#workgroup = workgroup;
  }

  /** Pauses, or changes how a paused workgroup behaves. */
  pause({ answer = 'refuse', resumeMilliseconds = 2_000 }: PauseOptions = {}): void {
    clearTimeout(this.#timer);
    this.#resumed = undefined;
    this.#paused = { answer, resumeMilliseconds };
  }

  /** Called at every login: nothing to say where it may go on, possibly after waiting. */
  async admit(): Promise<Refusal | undefined> {
    if (this.#paused === undefined) return undefined;
    const { answer, resumeMilliseconds } = this.#paused;
    this.#resumed ??= new Promise((resolve) => {
      this.#timer = setTimeout(() => {
        this.#paused = undefined;
        this.#resumed = undefined;
        resolve();
      }, resumeMilliseconds);
      this.#timer.unref();
    });
    if (answer === 'refuse') {
      return { code: '57P03', text: `workgroup ${this.#workgroup} is paused; it is resuming now` };
    }
    await this.#resumed;
    return undefined;
  }

  /** Nothing resumes any more. */
  close(): void {
    clearTimeout(this.#timer);
  }
}

/** Reads {@link PauseOptions} from the query of an address. */
export function pauseOptions(query: URLSearchParams): PauseOptions {
  const milliseconds = query.get('resumeMilliseconds');
  return {
    answer: query.get('answer') === 'stall' ? 'stall' : 'refuse',
    ...(milliseconds === null ? {} : { resumeMilliseconds: Number(milliseconds) }),
  };
}
