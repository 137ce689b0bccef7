import type { RunningLoad } from './expected.js';
import type { Refusal } from './rewritten.js';

/** A COPY or UNLOAD that the gateway runs, until PostgreSQL or the gateway ends it. */
export class Running implements RunningLoad {
  refusal: Refusal | undefined;
  #stopped = false;

  get stopped(): boolean {
    return this.#stopped;
  }

  stop(): void {
    this.#stopped = true;
  }
}
