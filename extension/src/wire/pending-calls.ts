import type { PanelFailure } from './failure.js';

interface PendingCall {
  readonly resolve: (result: unknown) => void;
  readonly reject: (failure: PanelFailure) => void;
  readonly progress: (line: string) => void;
  timer: ReturnType<typeof setTimeout>;
}

/** The requests that wait for an answer. Each ends exactly once: by its answer, its time limit, or a lost line. */
export class PendingCalls {
  private readonly calls = new Map<string, PendingCall>();

  get size(): number {
    return this.calls.size;
  }

  /** Waits for the answer to `id`; after `limit` milliseconds `expired` is called and the wait fails. */
  add(
    id: string,
    limit: number,
    progress: (line: string) => void,
    expired: () => PanelFailure,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.fail(id, expired()), limit);
      this.calls.set(id, { resolve, reject, progress, timer });
    });
  }

  /** Gives a call a new, shorter limit. */
  shorten(id: string, limit: number, failure: PanelFailure): void {
    const call = this.calls.get(id);
    if (call === undefined) return;
    clearTimeout(call.timer);
    call.timer = setTimeout(() => this.fail(id, failure), limit);
  }

  progress(id: string, line: string): void {
    this.calls.get(id)?.progress(line);
  }

  succeed(id: string, result: unknown): void {
    this.take(id)?.resolve(result);
  }

  fail(id: string, failure: PanelFailure): void {
    this.take(id)?.reject(failure);
  }

  failAll(failure: PanelFailure): void {
    for (const id of [...this.calls.keys()]) this.fail(id, failure);
  }

  private take(id: string): PendingCall | undefined {
    const call = this.calls.get(id);
    if (call !== undefined) clearTimeout(call.timer);
    this.calls.delete(id);
    return call;
  }
}
