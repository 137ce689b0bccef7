import type { Frames } from './protocol.js';

interface Sender {
  send(frames: Uint8Array[]): Promise<void>;
}

/**
 * Sends messages one after the other: ZeroMQ takes the next one only when the last is queued, and may crash the process
 * when it is given two at a time.
 */
export class Outbox {
  private last: Promise<void> = Promise.resolve();

  /** @param report is told what could not be sent */
  constructor(
    private readonly socket: Sender,
    private readonly report: (error: unknown) => void,
  ) {}

  /** Resolves when the socket has taken the message, or has refused it. */
  send(frames: Frames): Promise<void> {
    this.last = this.last.then(() => this.socket.send([...frames])).catch(this.report);
    return this.last;
  }

  /** Resolves when all is sent. */
  empty(): Promise<void> {
    return this.last;
  }
}
