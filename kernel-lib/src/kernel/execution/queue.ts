import type { Request } from '../requests/request.js';

/** Runs and aborts execute requests, for an {@link ExecuteQueue}. */
export interface ExecuteRunner {
  /** Runs and answers a request; before it answers with a failure, it may have the requests behind it aborted. */
  execute(request: Request, queue: ExecuteQueue): Promise<void>;
  abort(request: Request): Promise<void>;
}

/** Execute requests, one at a time, in order. All other requests are answered meanwhile. */
export class ExecuteQueue {
  private waiting: Request[] = [];
  private aborted: Request[] = [];
  private running = false;

  constructor(private readonly runner: ExecuteRunner) {}

  push(request: Request): void {
    this.waiting.push(request);
    if (!this.running) void this.drain();
  }

  /**
   * Has all requests aborted that wait now. To be called before the failure is answered: what a client sends after it
   * has seen the answer is not meant.
   */
  abortWaiting(): void {
    this.aborted = this.waiting;
    this.waiting = [];
  }

  private async drain(): Promise<void> {
    this.running = true;
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      await this.runner.execute(next, this);
      const aborted = this.aborted;
      this.aborted = [];
      for (const request of aborted) await this.runner.abort(request);
    }
    this.running = false;
  }
}
