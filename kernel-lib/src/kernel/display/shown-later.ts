import { currentRequest, type RequestContext } from '../requests/context.js';

/** What cells have to show that is not there yet: an output that comes after its cell is over may reach nobody. */
export class ShownLater {
  private readonly waiting = new WeakMap<RequestContext, Set<Promise<void>>>();

  /** Has the calling cell wait. */
  add(shown: Promise<void>): void {
    const context = currentRequest();
    if (context === undefined) return;
    const waiting = this.waiting.get(context) ?? new Set();
    this.waiting.set(context, waiting.add(shown));
    void shown.finally(() => waiting.delete(shown));
  }

  /** Resolves when a cell has shown all that it began to. */
  async of(context: RequestContext): Promise<void> {
    const waiting = this.waiting.get(context);
    while (waiting !== undefined && waiting.size > 0) await Promise.all(waiting);
  }
}
