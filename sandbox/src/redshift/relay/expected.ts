import type { Unloading } from '../bulk/unload/unloading.js';
import type { HistoryEntry } from '../history/history.js';
import type { Refusal, Rewritten, RewrittenStatement } from './rewritten.js';

/** Where the answer to one of the gateway's own requests goes. */
export interface HiddenAnswer {
  /** Takes a message; whether the client is to see it too. */
  take(message: Buffer): boolean;
  /** There will be no answer: PostgreSQL reads over the request, as something before it failed. */
  abandon(): void;
}

/** Rows that are on their way to a COPY, or from an UNLOAD. */
export interface RunningLoad {
  /** Why the gateway broke it off: what the client is told. */
  readonly refusal: Refusal | undefined;
  /** PostgreSQL has ended it. */
  stop(): void;
}

/** A request on its way, whose answer PostgreSQL gives in its turn. */
export interface Expected {
  readonly kind:
    | 'query'
    | 'parse'
    | 'bind'
    | 'describe'
    | 'execute'
    | 'close'
    | 'sync'
    | 'function';
  /** The statements it is about, where it is about some that exist. */
  readonly rewritten?: Rewritten | undefined;
  /** The request is the gateway's own: its answer comes here, not to the client. */
  readonly hidden?: HiddenAnswer;
  /** Its statements in the history. */
  readonly entries?: readonly HistoryEntry[];
  /** How many of a query's statements have been run. */
  done?: number;
  load?: RunningLoad;
  /** What takes columns and rows in the client's stead. */
  readonly unload?: Unloading;
  /** It is over, well or not; what comes next may be sent: no COPY of this request would take it for its rows. */
  readonly release?: (failed: boolean) => void;
}

/** The requests that are on their way, oldest first. */
export class ExpectedAnswers {
  readonly #queue: Expected[] = [];
  #first = 0;
  /** After an error PostgreSQL reads over everything until Sync. */
  #skipping = false;
  get current(): Expected | undefined {
    return this.#queue[this.#first];
  }

  /** Whether a Sync or a whole query was the last that was sent, so that PostgreSQL runs nothing half sent. */
  isSynced = true;

  /** Notes a request that goes to PostgreSQL now. */
  expect(request: Expected): void {
    if (this.#skipping) {
      if (request.kind !== 'sync') {
        request.hidden?.abandon();
        request.release?.(true);
        return;
      }
      this.#skipping = false;
    }
    this.isSynced = SYNCED.has(request.kind);
    this.#queue.push(request);
  }

  /** The current request is answered. */
  settle(failed = false): void {
    this.current?.release?.(failed);
    this.#first++;
    // Cut now and then: shifting one by one moves them all.
    if (this.#first === this.#queue.length || this.#first > 1000) {
      this.#queue.splice(0, this.#first);
      this.#first = 0;
    }
  }

  /** No request will be answered any more: nobody waits for one. */
  close(): void {
    for (const { release } of this.#queue) release?.(true);
  }

  /** The current request failed, and with it what PostgreSQL skips. */
  fail(): void {
    const kind = this.current?.kind;
    if (kind === undefined || SYNCED.has(kind)) return;
    while (this.current !== undefined && this.current.kind !== 'sync') {
      this.current.hidden?.abandon();
      this.settle(true);
    }
    this.#skipping = this.current === undefined;
  }

  /** The statement that the current request runs. */
  get statement(): RewrittenStatement | undefined {
    const current = this.current;
    return current?.rewritten?.statements[current.done ?? 0];
  }
}

/** What a ReadyForQuery answers. */
const SYNCED: ReadonlySet<Expected['kind']> = new Set(['query', 'function', 'sync']);
