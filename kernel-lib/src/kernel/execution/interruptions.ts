import { currentRequest, onBehalfOf, type RequestContext } from '../requests/context.js';

/** What wants to know that its cell was interrupted, such as a progress bar whose loop is no more. */
export class Interruptions {
  private readonly listeners = new WeakMap<RequestContext, Set<() => void>>();

  /** Calls back when the calling cell is interrupted while it runs; gives what takes the wish back. */
  listen(interrupted: () => void): () => void {
    const context = currentRequest();
    if (context === undefined) return () => undefined;
    const listeners = this.listeners.get(context) ?? new Set();
    this.listeners.set(context, listeners.add(interrupted));
    return () => void listeners.delete(interrupted);
  }

  /** A cell was interrupted. */
  tell(context: RequestContext | undefined): void {
    if (context === undefined) return;
    const listeners = [...(this.listeners.get(context) ?? [])];
    onBehalfOf(context, () => {
      for (const interrupted of listeners) interrupted();
    });
  }
}
