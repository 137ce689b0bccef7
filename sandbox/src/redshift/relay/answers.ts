import type { Unloading } from '../bulk/unload/unloading.js';
import type { HistoryEntry } from '../history/history.js';
import { characterAt } from '../wire/characters.js';
import { readTextRow } from '../wire/data-row.js';
import { type ErrorFields, errorResponse, readErrorFields } from '../wire/error-fields.js';
import { readColumns, renumberColumns, renumberParameters } from '../wire/row-description.js';
import type { ScannerTarget } from '../wire/scanner.js';
import { cstring, message as newMessage } from '../wire/writing.js';
import type { Expected, ExpectedAnswers } from './expected.js';
import {
  originalPosition,
  type Refusal,
  type Rewritten,
  type RewrittenStatement,
  SYNTAX_ERROR,
} from './rewritten.js';

/** How a statement of a client's ended. */
export interface Completed {
  /** Its command tag; empty where it failed. */
  readonly tag: string;
  readonly error?: ErrorFields;
  /** It, and what will not run because it failed. */
  readonly entries: readonly HistoryEntry[];
}

/** Told how statements end, and when the session is ready for more. */
export interface AnswersObserver {
  completed(statement: Completed): void;
  /** @param transaction I outside a transaction, T inside one, E inside one that has failed */
  ready(transaction: string): void;
  /** A COPY waits for its rows. */
  load(request: Expected, statement: RewrittenStatement | undefined): void;
  /** The query of an UNLOAD has given its rows: the request is still to be settled. */
  unload(request: Expected, unload: Unloading): void;
}

const letter = (text: string) => text.charCodeAt(0);
const DATA_ROW = letter('D');
const NOTHING = Buffer.alloc(0);
/** What is about a request that was sent, or must be worded as Redshift does. Rows and notices pass. */
const TAKEN: ReadonlySet<number> = new Set([...'TtCEZIs123nVG'].map(letter));

/** PostgreSQL's answers on their way to the client: rows as they are, all else as Redshift says it. */
export class Answers implements ScannerTarget {
  constructor(
    private readonly expected: ExpectedAnswers,
    private readonly observer: AnswersObserver,
    readonly pass: (bytes: Buffer) => void,
  ) {}

  takes(type: number): boolean {
    const { current } = this.expected;
    if (type === DATA_ROW) return current?.hidden !== undefined || current?.unload !== undefined;
    return TAKEN.has(type);
  }

  take(message: Buffer): void {
    const { current } = this.expected;
    const type = String.fromCharCode(message[0] as number);
    if (current?.unload !== undefined && this.#unload(type, message, current, current.unload)) {
      return;
    }
    const hidden = current?.hidden;
    const seen = hidden === undefined || hidden.take(message);
    const answer = seen ? this.#answer(type, message) : undefined;
    this.#advance(type, message);
    if (answer !== undefined) this.pass(answer);
  }

  /** Hands what the query of an UNLOAD gives to where it goes; false for what is none of that. */
  #unload(type: string, message: Buffer, request: Expected, unload: Unloading): boolean {
    if (type === 'D') unload.row(readTextRow(message));
    else if (type === 'C') this.observer.unload(request, unload);
    else if (type === 'T' || type === 'n') {
      if (type === 'T') unload.describe(readColumns(message));
      this.#advance(type, message);
    } else return false;
    return true;
  }

  #answer(type: string, message: Buffer): Buffer | undefined {
    switch (type) {
      case 'T':
        // An UNLOAD has no result.
        if (this.expected.statement?.unload !== undefined) return newMessage('n', NOTHING);
        renumberColumns(message);
        return message;
      case 't':
        renumberParameters(message);
        return message;
      case 'C':
        return this.#complete(message);
      case 'E':
        return this.#error(message);
      case 'G':
        this.#load();
        return undefined;
      default:
        return message;
    }
  }

  /** The rows come from the gateway: the client is not asked. */
  #load(): void {
    const { current, statement } = this.expected;
    if (current !== undefined) this.observer.load(current, statement);
  }

  #complete(message: Buffer): Buffer {
    const tag = message.toString('latin1', 5, message.length - 1);
    this.observer.completed({ tag, entries: this.#entries.slice(0, 1) });
    const own = this.expected.statement?.tag;
    if (own !== undefined) return newMessage('C', cstring(own));
    // Redshift does not count what it selects.
    return tag.startsWith('SELECT ') ? newMessage('C', cstring('SELECT')) : message;
  }

  #error(message: Buffer): Buffer {
    const fields = readErrorFields(message);
    const told = this.#worded(fields);
    this.observer.completed({ tag: '', error: told, entries: this.#entries });
    return told === fields ? message : errorResponse(told);
  }

  /** The statement that runs, and those of its query that follow. */
  get #entries(): readonly HistoryEntry[] {
    const current = this.expected.current;
    return current?.entries?.slice(current.done ?? 0) ?? [];
  }

  #worded(fields: ErrorFields): ErrorFields {
    const { current, statement } = this.expected;
    const rewritten = current?.rewritten;
    if (rewritten === undefined) return fields;
    const code = fields.get('C') ?? '';
    const refusal = code === SYNTAX_ERROR ? rewritten.refusal : undefined;
    if (refusal !== undefined) return refusalFields(refusal, rewritten);
    if (current?.load?.refusal !== undefined) return refusalFields(current.load.refusal, rewritten);
    const other = statement?.errors?.[code];
    if (other !== undefined) return refusalFields(other, rewritten);
    const told = new Map(fields);
    // Where the gateway wrote the statement, neither a place in it nor a procedure behind it says anything to the client.
    if (statement?.toOriginal === undefined) told.delete('W');
    const character = fields.get('P');
    const position =
      character === undefined ? undefined : originalPosition(rewritten, Number(character));
    if (position === undefined) told.delete('P');
    else told.set('P', String(position));
    return told;
  }

  /** What of the request is done by this message. */
  #advance(type: string, message: Buffer): void {
    const { expected } = this;
    const { current } = expected;
    if (type === 'Z') this.observer.ready(String.fromCharCode(message[5] as number));
    if (current === undefined) return;
    if ('EC'.includes(type)) current.load?.stop();
    if (type === 'E') expected.fail();
    else if (ENDS[current.kind].includes(type)) expected.settle();
    else if (current.kind === 'query' && 'CI'.includes(type))
      current.done = (current.done ?? 0) + 1;
  }
}

/** The messages that end the answer to a request. */
const ENDS = {
  query: 'Z',
  function: 'Z',
  sync: 'Z',
  parse: '1',
  bind: '2',
  describe: 'Tn',
  execute: 'CIs',
  close: '3',
} as const;

function refusalFields(refusal: Refusal, { original }: Rewritten): ErrorFields {
  const { code, message, detail, hint, position } = refusal;
  return new Map(
    Object.entries({
      S: 'ERROR',
      V: 'ERROR',
      C: code,
      M: message,
      ...(detail === undefined ? {} : { D: detail }),
      ...(hint === undefined ? {} : { H: hint }),
      ...(position === undefined ? {} : { P: String(characterAt(original, position)) }),
    }),
  );
}
