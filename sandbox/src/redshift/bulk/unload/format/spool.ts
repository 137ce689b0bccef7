import { appendFileSync } from 'node:fs';

const FLUSH_AT = 1 << 17;

/**
 * A file on this machine that grows row by row. Writes are synchronous: rows arrive from a socket on the same thread, so a
 * slow disk slows the socket down and no row piles up in memory. It is open only while it is written, since an UNLOAD may
 * have thousands.
 */
export class Spool {
  #pending = '';
  #size = 0;

  constructor(readonly path: string) {}

  /** Its bytes so far. */
  get size(): number {
    return this.#size;
  }

  write(text: string): void {
    this.#pending += text;
    this.#size += Buffer.byteLength(text);
    if (this.#pending.length > FLUSH_AT) this.close();
  }

  /** Writes what is left; more may follow. */
  close(): void {
    appendFileSync(this.path, this.#pending);
    this.#pending = '';
  }
}
