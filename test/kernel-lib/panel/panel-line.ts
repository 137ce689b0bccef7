import type { PanelChannel } from '../../../kernel-lib/src/panel/channel';
import type { PanelError, PanelMethod, PanelMethods } from '../../../kernel-lib/src/panel/protocol';

interface Incoming {
  readonly id: string;
  readonly result?: unknown;
  readonly error?: PanelError;
  readonly progress?: string;
}

/** The panel's end of a line to the service, in one process. Everything that crosses it is JSON. */
export class PanelLine {
  /** All that the service sent, as text. */
  readonly sent: string[] = [];
  readonly progress: string[] = [];
  closed = false;
  private readonly waiting = new Map<string, (message: Incoming) => void>();
  private deliver: (data: Readonly<Record<string, unknown>>) => void = () => undefined;
  private hangUp: () => void = () => undefined;
  private count = 0;

  constructor(accept: (channel: PanelChannel) => void) {
    accept({
      send: (data) => this.receive(JSON.stringify(data)),
      close: () => {
        this.closed = true;
      },
      onMessage: (listener) => {
        this.deliver = listener;
      },
      onClose: (listener) => {
        this.hangUp = listener;
      },
    });
  }

  /** Sends a request as it is; gives the whole answer. */
  ask(method: string, params: unknown): { id: string; answer: Promise<Incoming> } {
    const id = String(++this.count);
    const answer = new Promise<Incoming>((resolve) => this.waiting.set(id, resolve));
    this.deliver(JSON.parse(JSON.stringify({ id, method, params })));
    return { id, answer };
  }

  async call<M extends PanelMethod>(
    method: M,
    params: PanelMethods[M]['params'],
  ): Promise<PanelMethods[M]['result']> {
    const { error, result } = await this.ask(method, params).answer;
    if (error !== undefined) throw error;
    return result as PanelMethods[M]['result'];
  }

  /** What the request fails with. */
  async failure(method: string, params: unknown): Promise<PanelError | undefined> {
    return (await this.ask(method, params).answer).error;
  }

  cancel(id: string): void {
    this.deliver({ cancel: id });
  }

  close(): void {
    this.hangUp();
  }

  private receive(text: string): void {
    this.sent.push(text);
    const message = JSON.parse(text) as Incoming;
    if (message.progress !== undefined) this.progress.push(message.progress);
    else this.waiting.get(message.id)?.(message);
  }
}
