import { ShiftbookError } from '../errors.js';
import type { Method, PanelCall } from './call.js';
import type { PanelChannel } from './channel.js';
import { ConnectionCache } from './connection-cache.js';
import { METHODS } from './methods/index.js';
import { panelError } from './panel-error.js';
import type { PanelMethod, PanelMethods } from './protocol.js';
import { type IncomingRequest, readRequest } from './request.js';

/** What a session needs of the service. */
export interface SessionOwner {
  readonly version: string;
  absolute(path: string): string;
  identify(session: PanelSession, clientId: string): void;
}

const cancelled = (): ShiftbookError =>
  new ShiftbookError('cancelled', 'The request was cancelled.');

type AnyMethod = Method<PanelMethod>;

/** One panel: answers its requests, any number at a time, until it goes away. */
export class PanelSession {
  private readonly connections = new ConnectionCache();
  private readonly running = new Map<string, AbortController>();

  constructor(
    private readonly channel: PanelChannel,
    private readonly owner: SessionOwner,
  ) {
    channel.onMessage((data) => this.receive(data));
    channel.onClose(() => void this.end());
  }

  /** Cancels what runs and closes the connections. */
  async end(): Promise<void> {
    for (const abort of this.running.values()) abort.abort(cancelled());
    await this.connections.close();
  }

  /** Ends the session from this side. */
  async close(): Promise<void> {
    this.channel.close();
    await this.end();
  }

  private receive(data: Readonly<Record<string, unknown>>): void {
    if (typeof data.cancel === 'string') {
      this.running.get(data.cancel)?.abort(cancelled());
      return;
    }
    const request = readRequest(data);
    if (request !== undefined) void this.answer(request);
  }

  private async answer({ id, method, params }: IncomingRequest): Promise<void> {
    const abort = new AbortController();
    this.running.set(id, abort);
    try {
      const result = await this.untilCancelled(abort.signal, () =>
        this.run(id, method, params, abort.signal),
      );
      this.channel.send({ id, result });
    } catch (error) {
      this.channel.send({ id, error: panelError(error) });
    } finally {
      this.running.delete(id);
    }
  }

  /** What the library cannot stop is left behind: the panel has its answer at once. */
  private untilCancelled<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      work().then(resolve, reject);
    });
  }

  private run(
    id: string,
    name: string,
    params: IncomingRequest['params'],
    signal: AbortSignal,
  ): Promise<PanelMethods[PanelMethod]['result']> {
    if (!Object.hasOwn(METHODS, name)) {
      throw new ShiftbookError('unknown-method', `The kernel has no panel method "${name}".`, {
        hint: 'Install kernel and extension of one release, then reload the page.',
      });
    }
    const call: PanelCall = {
      signal,
      progress: (line) => this.channel.send({ id, progress: line }),
      connections: this.connections,
      absolute: (path) => this.owner.absolute(path),
      version: this.owner.version,
      identify: (clientId) => this.owner.identify(this, clientId),
    };
    // Each method checks the fields that it reads.
    const method = METHODS[name as PanelMethod] as AnyMethod;
    return method(params as PanelMethods[PanelMethod]['params'], call);
  }
}
