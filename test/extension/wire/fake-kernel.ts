import type { KernelLink, LinkEvents } from '../../../extension/src/wire/link.js';
import type {
  PanelCancel,
  PanelError,
  PanelRequest,
} from '../../../extension/src/wire/protocol.js';

/** The other end of the wire, answered by hand; `hello` it answers by itself. */
export class FakeKernel {
  readonly links: FakeLink[] = [];
  /** All that came over the wire after the greeting, cancels included. */
  readonly received: (PanelRequest | PanelCancel)[] = [];
  protocol = 1;
  /** How the next opening of a line goes. */
  opening: () => Promise<void> = async () => undefined;

  readonly makeLink = (events: LinkEvents): KernelLink => {
    const link = new FakeLink(this, events);
    this.links.push(link);
    return link;
  };

  get link(): FakeLink {
    const link = this.links[this.links.length - 1];
    if (link === undefined) throw new Error('No line was made.');
    return link;
  }

  get requests(): PanelRequest[] {
    return this.received.filter((message): message is PanelRequest => 'method' in message);
  }

  get cancels(): string[] {
    return this.received.flatMap((message) => ('cancel' in message ? [message.cancel] : []));
  }

  answer(index: number, result: unknown): void {
    this.link.events.received({ id: this.requests[index]?.id, result });
  }

  fail(index: number, error: PanelError): void {
    this.link.events.received({ id: this.requests[index]?.id, error });
  }

  progress(index: number, line: string): void {
    this.link.events.received({ id: this.requests[index]?.id, progress: line });
  }
}

class FakeLink implements KernelLink {
  readonly openings: ('open' | 'fresh' | 'reopen')[] = [];
  disposed = false;

  constructor(
    private readonly kernel: FakeKernel,
    readonly events: LinkEvents,
  ) {}

  open(fresh: boolean): Promise<void> {
    this.openings.push(fresh ? 'fresh' : 'open');
    return this.kernel.opening();
  }

  reopen(): Promise<void> {
    this.openings.push('reopen');
    return this.kernel.opening();
  }

  send(message: PanelRequest | PanelCancel): void {
    if ('method' in message && message.method === 'hello') {
      const { protocol } = this.kernel;
      this.events.received({ id: message.id, result: { protocol, version: '0.1.0' } });
    } else this.kernel.received.push(message);
  }

  dispose(): void {
    this.disposed = true;
  }
}
