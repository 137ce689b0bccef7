/** How much text may be on its way to the sockets before who writes more has to wait, in UTF-16 units. */
const LIMIT = 16_777_216;
/** How long one wait lasts, in milliseconds: V8 stops a thread between two of them, never within one. */
const WAIT_MS = 20;

/** Memory that both threads count the backlog in. */
export const createBacklog = (): SharedArrayBuffer =>
  new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);

/**
 * How much stream text is on its way from the main thread to the sockets. The main thread waits when it is too much, so
 * that a cell which prints faster than the sockets take it does not fill the memory.
 */
export class Backlog {
  private readonly count: Int32Array;

  /** @param memory from {@link createBacklog}, the same in both threads */
  constructor(
    memory: SharedArrayBuffer,
    private readonly limit = LIMIT,
  ) {
    this.count = new Int32Array(memory);
  }

  /** Main thread: text was sent on its way. Blocks, in a way that can be interrupted, while there is too much. */
  add(length: number): void {
    Atomics.add(this.count, 0, length);
    for (let now = this.now(); now > this.limit; now = this.now()) {
      Atomics.wait(this.count, 0, now, WAIT_MS);
    }
  }

  /** Channel thread: the sockets have taken text. */
  remove(length: number): void {
    Atomics.sub(this.count, 0, length);
    Atomics.notify(this.count, 0);
  }

  /** What is on its way now. */
  now(): number {
    return Atomics.load(this.count, 0);
  }
}
