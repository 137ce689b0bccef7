import { appendFileSync } from 'node:fs';

const FLUSH_AT = 1 << 17;

/**
 * A file on this machine that grows row by row. Writes are synchronous: rows arrive from a socket on the same thread, so a
 * slow disk slows the socket down and no row piles up in memory. It is open only while it is written, since an UNLOAD may
 * have thousands.
 */
export class Spool {
  #pending = '';
  #written = 0;

  constructor(readonly path: string) {}

  /** Bytes that were written. */
  get size(): number {
    return this.#written + Buffer.byteLength(this.#pending);
  }

  write(text: string): void {
    this.#pending += text;
    if (this.#pending.length > FLUSH_AT) this.close();
  }

  /** Writes what is left; more may follow. */
  close(): void {
    const bytes = Buffer.from(this.#pending);
    this.#pending = '';
    this.#written += bytes.length;
    appendFileSync(this.path, bytes);
  }
}
