import { onBehalfOf, type RequestContext } from '../requests/context.js';
import { runFlow } from './flow.js';
import { Interrupted } from './interrupted.js';
import { inOwnTask } from './own-task.js';

/** Code of cells that the kernel itself calls after a cell has run, such as display methods: an interrupt ends it too. */
export class UserCode {
  private interrupted = new AbortController();

  /**
   * Calls `work` on behalf of a request.
   *
   * @throws {Interrupted} on an interrupt, also where `work` loops or never ends; else what `work` throws
   */
  run<T>(context: RequestContext, work: () => T | Promise<T>): Promise<T> {
    const { signal } = this.interrupted;
    return new Promise<T>((resolve, reject) => {
      const stop = () => reject(new Interrupted());
      signal.addEventListener('abort', stop, { once: true });
      inOwnTask(() => {
        const done = onBehalfOf(context, () => runFlow(signal, async () => work()));
        done.finally(() => signal.removeEventListener('abort', stop)).then(resolve, reject);
      });
    });
  }

  interrupt(): void {
    this.interrupted.abort();
    this.interrupted = new AbortController();
  }
}
