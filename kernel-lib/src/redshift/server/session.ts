import type { Socket } from 'node:net';
import { ShiftbookError } from '../../errors.js';
import type { SqlValue } from '../../sql/value.js';
import { Exchange, type Outcome, type TakeBatch } from '../wire/exchange.js';
import { FrameReader } from '../wire/frames.js';
import { Backend } from '../wire/message-types.js';
import { encodeParameters } from '../wire/parameters.js';
import { describeRequest, executeRequest, syncRequest } from '../wire/requests.js';
import { readServerMessage, type ServerMessage } from '../wire/server-message.js';

const IDLE = 0x49; // I: no transaction is open

interface Running {
  readonly exchange: Exchange;
  readonly finished: (outcome: Promise<Outcome>) => void;
  readonly broken: (error: ShiftbookError) => void;
}

/**
 * One login on the server, which runs one statement at a time. `pg` made the connection and logged in; from then on
 * the bytes of the socket are read here.
 */
export class Session {
  readonly #socket: Socket;
  readonly #end: () => Promise<unknown>;
  readonly #cancel: () => Promise<void>;
  readonly #frames = new FrameReader((...frame) => this.#frame(...frame));
  #running: Running | undefined;
  #inTransaction = false;
  #lastWords: ServerMessage | undefined;
  #lost: ShiftbookError | undefined;
  /** Called once when the connection is gone. */
  onLost: (() => void) | undefined;
  /** When it last finished a statement, on the monotonic clock. */
  idleSince = performance.now();

  /**
   * @param socket logged in and at rest.
   * @param end says goodbye to the server and closes the socket.
   * @param cancel asks the server, over another connection, to cancel what runs here.
   */
  constructor(socket: Socket, end: () => Promise<unknown>, cancel: () => Promise<void>) {
    this.#socket = socket;
    this.#end = end;
    this.#cancel = cancel;
    socket.removeAllListeners('data');
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('error', (error) => this.#lose(error));
    socket.on('close', () => this.#lose());
    // A connection at rest shall not keep a script from ending.
    socket.unref();
  }

  get inTransaction(): boolean {
    return this.#inTransaction;
  }

  get lost(): boolean {
    return this.#lost !== undefined;
  }

  /**
   * Runs one statement. The caller sees to it that nothing else runs.
   *
   * @param maxRows the server stops after so many rows; 0 for all.
   * @throws ShiftbookError `connection-lost`. What the server answered, errors included, is in the outcome.
   */
  async run(
    text: string,
    values: readonly SqlValue[],
    take: TakeBatch = () => undefined,
    maxRows = 0,
  ): Promise<Outcome> {
    return this.#exchange(executeRequest(text, encodeParameters(values), maxRows), take);
  }

  /** Has one statement described, which does not run it; a NULL stands for a value of unknown type. Throws as `run`. */
  async describe(text: string, values: readonly SqlValue[]): Promise<Outcome> {
    return this.#exchange(describeRequest(text, encodeParameters(values)), () => undefined);
  }

  /** Finds out whether the server still answers. Gives up, and drops the connection, after `patience` milliseconds. */
  async probe(patience: number): Promise<boolean> {
    const timer = setTimeout(() => this.drop(), patience);
    try {
      await this.#exchange(syncRequest(), () => undefined);
      return true;
    } catch {
      return false; // It is lost, and the caller takes another.
    } finally {
      clearTimeout(timer);
    }
  }

  /** Asks the server to cancel what runs; the statement then ends with SQLSTATE 57014. Throws what the network says. */
  cancel(): Promise<void> {
    return this.#cancel();
  }

  /** Closes the socket without a word. What runs throws `connection-lost`. */
  drop(): void {
    this.#socket.destroy();
    this.#lose();
  }

  async end(): Promise<void> {
    if (this.#lost === undefined) {
      this.#socket.ref();
      await this.#end();
    }
  }

  #exchange(request: Buffer, take: TakeBatch): Promise<Outcome> {
    return new Promise<Outcome>((resolve, reject) => {
      if (this.#lost !== undefined) {
        reject(this.#lost);
        return;
      }
      this.#socket.ref();
      this.#running = {
        exchange: new Exchange(
          take,
          (bytes) => this.#socket.write(bytes),
          (until) => this.#hold(until),
        ),
        finished: resolve,
        broken: reject,
      };
      this.#socket.write(request);
    });
  }

  #receive(chunk: Buffer): void {
    try {
      this.#frames.push(chunk);
    } catch (error) {
      this.#socket.destroy();
      this.#lose(error);
    }
  }

  #frame(type: number, bytes: Buffer, start: number, end: number): void {
    const running = this.#running;
    if (type === Backend.ErrorResponse) {
      this.#lastWords = readServerMessage(bytes, start, end);
    }
    if (type !== Backend.ReadyForQuery) {
      running?.exchange.handle(type, bytes, start, end);
      return;
    }
    this.#inTransaction = bytes[start] !== IDLE;
    this.#lastWords = undefined;
    this.#running = undefined;
    this.idleSince = performance.now();
    this.#socket.unref();
    running?.finished(running.exchange.finish());
  }

  /** Stops reading until the promise is settled: the server then has to wait, and nothing piles up here. */
  #hold(until: Promise<void>): void {
    this.#socket.pause();
    void until.then(() => this.#socket.resume());
  }

  #lose(cause?: unknown): void {
    if (this.#lost !== undefined) {
      return;
    }
    const said = this.#lastWords?.message ?? (cause instanceof Error ? cause.message : undefined);
    this.#lost = new ShiftbookError(
      'connection-lost',
      `The connection to Redshift was lost${said === undefined ? '' : `: ${said}`}`,
      {
        hint: 'Whether the statement took effect is not known; look before you run it again. The next statement connects anew.',
        ...(cause === undefined ? {} : { cause }),
      },
    );
    this.#running?.broken(this.#lost);
    this.#running = undefined;
    this.onLost?.();
  }
}
