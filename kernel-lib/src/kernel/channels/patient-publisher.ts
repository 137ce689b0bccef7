import { setTimeout } from 'node:timers/promises';

/** How often it is tried again to send, in milliseconds. */
const AGAIN_MS = 5;
/** How long to wait for subscribers where the system itself does not part from one that reads nothing, in milliseconds. */
const PATIENCE_MS = 20_000;

/** A socket that refuses a message (`EAGAIN`) while a subscriber has too much unread; without `noDrop` it takes it for the others. */
interface PublishingSocket {
  noDrop: boolean;
  send(frames: Uint8Array[]): Promise<void>;
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EAGAIN';

/** Publishes at the pace of the slowest subscriber, so that all get everything; but waits for none for ever. */
export class PatientPublisher {
  private closing = false;

  constructor(
    private readonly socket: PublishingSocket,
    private readonly patience = PATIENCE_MS,
  ) {}

  /** Resolves when the message is on its way. */
  async send(frames: Uint8Array[]): Promise<void> {
    const start = performance.now();
    for (;;) {
      try {
        await this.socket.send(frames);
        return;
      } catch (error) {
        if (!isFull(error)) throw error;
        if (this.closing) return;
        // From now on, who does not read loses messages.
        if (performance.now() - start > this.patience) this.socket.noDrop = false;
        await setTimeout(AGAIN_MS);
      }
    }
  }

  /** Waits for nobody any more. */
  close(): void {
    this.closing = true;
  }
}
