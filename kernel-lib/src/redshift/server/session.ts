import type { Socket } from 'node:net';
import type { SqlValue } from '../../sql/value.js';
import { ConnectionLost } from '../connection-lost.js';
import { Exchange, type Outcome, type Taker } from '../wire/exchange.js';
import { FrameReader } from '../wire/frames.js';
import { Backend } from '../wire/message-types.js';
import { encodeParameters } from '../wire/parameters.js';
import { describeRequest, executeRequest, syncRequest } from '../wire/requests.js';
import { readServerMessage, type ServerMessage } from '../wire/server-message.js';
import { outcomeUnanswered } from './outcome-unanswered.js';
import { readSocket } from './read-socket.js';

const IDLE = 0x49; // I: no transaction is open

/** Text that only asks the server something about itself or a statement. */
const ASKING = 'show all';

interface Running {
  readonly text: string;
  /** Whether rows were given out. */
  answered: boolean;
  readonly exchange: Exchange;
  readonly finished: (outcome: Promise<Outcome>) => void;
  readonly broken: (error: ConnectionLost) => void;
}

/** Takes rows that nobody asked for. */
const NOBODY: Taker = { batch: () => undefined };

/** Why a connection is gone. */
interface Loss {
  readonly said: string | undefined;
  readonly cause: unknown;
}

/** What runs statements, one at a time. */
export interface Session {
  readonly inTransaction: boolean;
  /** Whether it can be used no more. */
  readonly lost: boolean;
  /** Called once when it is lost. */
  onLost: (() => void) | undefined;
  /** When it last finished a statement, on the monotonic clock. */
  readonly idleSince: number;
  /**
   * Runs one statement. The caller sees to it that nothing else runs.
   *
   * @param maxRows the server stops after so many rows; 0 for all.
   * @throws ConnectionLost. What the server answered, errors included, is in the outcome.
   */
  run(text: string, values: readonly SqlValue[], taker?: Taker, maxRows?: number): Promise<Outcome>;
  /** Has one statement described, which does not run it; a NULL stands for a value of unknown type. Throws as `run`. */
  describe(text: string, values: readonly SqlValue[]): Promise<Outcome>;
  /** Finds out whether the server still answers. Gives up, and drops the connection, after `patience` milliseconds. */
  probe(patience: number): Promise<boolean>;
  /** Asks the server to cancel what runs; the statement then ends with SQLSTATE 57014. Throws what the network says; `signal` gives up. */
  cancel(signal: AbortSignal): Promise<void>;
  /** Ends without a word. What runs throws `connection-lost`. */
  drop(): void;
  end(): Promise<void>;
}

/**
 * One login on the server, which runs one statement at a time. `pg` made the connection and logged in; from then on
 * the bytes of the socket are read here.
 */
export class WireSession implements Session {
  readonly #socket: Socket;
  readonly #end: () => Promise<unknown>;
  readonly #cancel: (signal: AbortSignal) => Promise<void>;
  readonly #frames = new FrameReader({
    message: (...message) => this.#message(...message),
    rows: (...rows) => this.#running?.exchange.rows(...rows),
  });
  #running: Running | undefined;
  #inTransaction = false;
  #lastWords: ServerMessage | undefined;
  #lost: Loss | undefined;
  onLost: (() => void) | undefined;
  idleSince = performance.now();

  /**
   * @param socket logged in and at rest.
   * @param end says goodbye to the server and closes the socket.
   * @param cancel asks the server, over another connection, to cancel what runs here.
   */
  constructor(
    socket: Socket,
    end: () => Promise<unknown>,
    cancel: (signal: AbortSignal) => Promise<void>,
  ) {
    this.#socket = socket;
    this.#end = end;
    this.#cancel = cancel;
    readSocket(socket, (bytes) => this.#receive(bytes));
    socket.on('error', (error) => this.#lose(error));
    // A server that has said its last word answers nothing more, even where it still listens.
    socket.on('end', () => this.drop());
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

  async run(
    text: string,
    values: readonly SqlValue[],
    taker: Taker = NOBODY,
    maxRows = 0,
  ): Promise<Outcome> {
    return this.#exchange(text, executeRequest(text, encodeParameters(values), maxRows), taker);
  }

  async describe(text: string, values: readonly SqlValue[]): Promise<Outcome> {
    return this.#exchange(ASKING, describeRequest(text, encodeParameters(values)), NOBODY);
  }

  async probe(patience: number): Promise<boolean> {
    const timer = setTimeout(() => this.drop(), patience);
    try {
      await this.#exchange(ASKING, syncRequest(), NOBODY);
      return true;
    } catch {
      return false; // It is lost, and the caller takes another.
    } finally {
      clearTimeout(timer);
    }
  }

  cancel(signal: AbortSignal): Promise<void> {
    return this.#cancel(signal);
  }

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

  #exchange(text: string, request: Buffer, taker: Taker): Promise<Outcome> {
    return new Promise<Outcome>((resolve, reject) => {
      if (this.#lost !== undefined) {
        const outcome = this.#inTransaction ? 'rolled-back' : 'not-begun';
        reject(new ConnectionLost(outcome, this.#lost.said, this.#lost.cause, false));
        return;
      }
      this.#socket.ref();
      const running: Running = {
        text,
        answered: false,
        exchange: new Exchange(
          {
            size: taker.size,
            encoded: taker.encoded,
            described: (schema) => taker.described?.(schema),
            batch: (batch) => {
              running.answered = true;
              return taker.batch(batch);
            },
          },
          (bytes) => this.#socket.write(bytes),
          (until) => this.#hold(until),
        ),
        finished: resolve,
        broken: reject,
      };
      this.#running = running;
      this.#socket.write(request);
    });
  }

  #receive(chunk: Uint8Array): void {
    try {
      this.#frames.push(chunk);
    } catch (error) {
      this.#socket.destroy();
      this.#lose(error);
    }
  }

  #message(type: number, bytes: Buffer, start: number, end: number): void {
    const running = this.#running;
    if (type === Backend.ErrorResponse) {
      this.#lastWords = readServerMessage(bytes, start, end);
    }
    if (type !== Backend.ReadyForQuery) {
      running?.exchange.message(type, bytes, start, end);
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
    this.#lost = { said, cause };
    const running = this.#running;
    this.#running = undefined;
    this.onLost?.();
    if (running !== undefined) {
      const outcome = outcomeUnanswered(running.text, this.#inTransaction);
      running.broken(new ConnectionLost(outcome, said, cause, running.answered));
    }
  }
}
