import type { ISignal } from '@lumino/signaling';
import { readAnswer } from './answer.js';
import { Connection } from './connection.js';
import { PanelFailure } from './failure.js';
import type { KernelLink, LinkEvents, LinkState } from './link.js';
import { PendingCalls } from './pending-calls.js';
import {
  PANEL_PROTOCOL,
  type PanelCancel,
  type PanelMethod,
  type PanelMethods,
  type PanelRequest,
} from './protocol.js';
import { CANCEL_GRACE, TIME_LIMITS } from './time-limits.js';

/** What a caller may want of one request. */
export interface CallOptions {
  /** Aborting it asks the kernel to stop; the call then fails with code `cancelled`. */
  readonly signal?: AbortSignal;
  /** Called with each line the kernel says while it works. */
  readonly onProgress?: (line: string) => void;
}

/**
 * The one seam between the Lab and the hidden kernel: every request goes through {@link PanelClient.call}.
 *
 * Nothing happens before the first {@link PanelClient.connect} or `call`. A kernel that restarts fails what was
 * asked (code `kernel-restarted`) and is connected to again; a dropped socket only delays answers.
 *
 * @example
 * ```ts
 * const connections = await client.call('connections.list', { directory: 'work' });
 * ```
 */
export class PanelClient {
  private readonly pending = new PendingCalls();
  private readonly connection: Connection;
  private count = 0;

  /**
   * @param makeLink Makes a line to the kernel that reports to the given events.
   * @param clientId Names this page; the kernel replaces an older line of the same id.
   */
  constructor(
    makeLink: (events: LinkEvents) => KernelLink,
    private readonly clientId: string,
  ) {
    this.connection = new Connection(makeLink, {
      greet: () => this.hello(),
      received: (message) => this.receive(message),
      dropped: (failure) => this.pending.failAll(failure),
    });
  }

  get state(): LinkState {
    return this.connection.state;
  }

  get stateChanged(): ISignal<unknown, LinkState> {
    return this.connection.stateChanged;
  }

  /** Resolves once the kernel answers; starts it if nothing did yet. A stopped line stays so until {@link startAgain}. */
  connect(): Promise<void> {
    return this.connection.connect();
  }

  /** Begins anew after the line stopped; a kernel that failed is replaced by another. */
  startAgain(): Promise<void> {
    return this.connection.startAgain();
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws PanelFailure with the kernel's code, message and hint, or one of this side's codes.
   */
  async call<M extends PanelMethod>(
    method: M,
    params: PanelMethods[M]['params'],
    options: CallOptions = {},
  ): Promise<PanelMethods[M]['result']> {
    await this.connect();
    return this.request(method, params, options);
  }

  private async request<M extends PanelMethod>(
    method: M,
    params: PanelMethods[M]['params'],
    { signal, onProgress = () => undefined }: CallOptions,
  ): Promise<PanelMethods[M]['result']> {
    const cancelled = new PanelFailure('cancelled', 'Stopped.');
    if (signal?.aborted) throw cancelled;
    const id = `${this.clientId}/${++this.count}`;
    const answer = this.pending.add(id, TIME_LIMITS[method], onProgress, () => {
      this.cancel(id);
      return tooLate(method);
    });
    const stop = (): void => {
      this.cancel(id);
      this.pending.shorten(id, CANCEL_GRACE, cancelled);
    };
    signal?.addEventListener('abort', stop, { once: true });
    try {
      this.send(id, { id, method, params } as PanelRequest);
      return (await answer) as PanelMethods[M]['result'];
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  private cancel(id: string): void {
    this.send(id, { cancel: id });
  }

  private send(id: string, message: PanelRequest | PanelCancel): void {
    try {
      this.connection.send(message);
    } catch (error) {
      this.pending.fail(id, PanelFailure.from(error));
    }
  }

  private async hello(): Promise<void> {
    const greeting = { protocol: PANEL_PROTOCOL, clientId: this.clientId };
    const { protocol } = await this.request('hello', greeting, {});
    if (protocol === PANEL_PROTOCOL) return;
    throw new PanelFailure(
      'panel-not-supported',
      `The kernel speaks version ${protocol} of the panel’s messages, this panel version ${PANEL_PROTOCOL}.`,
      'Install kernel and extension of one release, then reload the page.',
    );
  }

  private receive(message: unknown): void {
    const answer = readAnswer(message);
    if (answer?.kind === 'progress') this.pending.progress(answer.id, answer.line);
    else if (answer?.kind === 'result') this.pending.succeed(answer.id, answer.result);
    else if (answer?.kind === 'error') {
      const { code, message: text, hint } = answer.error;
      this.pending.fail(answer.id, new PanelFailure(code, text, hint));
    }
  }
}

const tooLate = (method: PanelMethod): PanelFailure =>
  new PanelFailure(
    'timeout',
    `The kernel gave no answer to “${method}” within ${TIME_LIMITS[method] / 1000} s.`,
    'Try again; check that the cluster can be reached.',
  );
