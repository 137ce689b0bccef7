import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { ServiceError } from '../../protocol/service.js';
import type { Target } from './target.js';

/** Where an execution gets its login from, and what becomes of that behind it. */
export interface Seat {
  take(): Promise<Client>;
  /** @param client undefined where there is none after all */
  leave(client: Client | undefined): Promise<void>;
}

/** A login for one execution. */
export const ownSeat = ({ connect }: Target): Seat => ({
  take: connect,
  leave: async (client) => client?.end(),
});

export type SessionStatus = 'AVAILABLE' | 'BUSY' | 'CLOSED';

const DAY = 24 * 60 * 60;

/**
 * A login that executions use one after the other, for as long as the last of them has said that it is to live.
 *
 * https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-session-reuse.html
 */
export class Session implements Seat {
  readonly id = randomUUID();
  readonly created = new Date();
  updated = this.created;
  status: SessionStatus = 'AVAILABLE';
  /** Seconds that it lives on behind an execution. */
  keepAlive = 0;
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param owner principal who may use it */
  constructor(
    readonly target: Target,
    readonly owner: string,
  ) {}

  /**
   * Keeps it for one execution. Nothing waits its turn.
   *
   * @param keepAlive undefined for what was said before
   * @throws ServiceError where it is busy, or closed
   */
  occupy(keepAlive: number | undefined): void {
    if (this.status !== 'AVAILABLE') {
      const what = this.status === 'BUSY' ? 'is busy with another statement' : 'is closed';
      throw new ServiceError('ValidationException', `Session ${this.id} ${what}.`);
    }
    clearTimeout(this.#timer);
    this.keepAlive = keepAlive ?? this.keepAlive;
    this.#move('BUSY');
  }

  async take(): Promise<Client> {
    if (this.#client === undefined) {
      this.#client = await this.target.connect();
      // A login that the server ends is no session any more.
      this.#client.once('end', () => void this.close());
    }
    return this.#client;
  }

  async leave(): Promise<void> {
    if (this.status === 'CLOSED') return;
    const left = DAY - (Date.now() - this.created.getTime()) / 1000;
    const seconds = Math.min(this.keepAlive, left);
    if (this.#client === undefined || seconds <= 0) return this.close();
    this.#timer = setTimeout(() => void this.close(), seconds * 1000).unref();
    this.#move('AVAILABLE');
  }

  async close(): Promise<void> {
    if (this.status === 'CLOSED') return;
    clearTimeout(this.#timer);
    this.#move('CLOSED');
    await this.#client?.end();
  }

  #move(status: SessionStatus): void {
    this.status = status;
    this.updated = new Date();
  }
}
