import type { HistoryEntry } from '../history/history.js';
import { cstring, message as newMessage } from '../wire/writing.js';
import type { Expected, ExpectedAnswers } from './expected.js';
import type { Rewritten } from './rewritten.js';
import { textBind } from './text-bind.js';
import { UnloadRequests, type UnloadStarting } from './unload-requests.js';

/** What a session does about statements on their way. */
export interface StatementHandling extends UnloadStarting {
  /** Writes Redshift's SQL as PostgreSQL's. */
  rewrite(text: string): Promise<Rewritten>;
  /** Notes statements that are to run. */
  begin(rewritten: Rewritten): HistoryEntry[];
}

/** A client's messages on their way to PostgreSQL: statements rewritten, all noted as expected. */
export class Requests {
  /** What stands behind the names of prepared statements, and of portals. */
  readonly #statements = new Map<string, Rewritten>();
  readonly #portals = new Map<string, Rewritten>();
  readonly #unloads: UnloadRequests;

  constructor(
    private readonly expected: ExpectedAnswers,
    private readonly handling: StatementHandling,
  ) {
    this.#unloads = new UnloadRequests(expected, handling);
  }

  /** Resolves when no COPY that was sent would take what follows for its rows. */
  #free: Promise<void> | undefined;

  /** What PostgreSQL gets for a message. */
  async take(message: Buffer): Promise<Buffer> {
    await this.#free;
    switch (String.fromCharCode(message[0] as number)) {
      case 'Q':
        return this.#query(message);
      case 'P':
        return this.#parse(message);
      case 'B': {
        const [portal, statement] = texts(message, 5, 2) as [string, string];
        const rewritten = this.#statements.get(statement);
        if (rewritten !== undefined) this.#portals.set(portal, rewritten);
        this.expected.expect({ kind: 'bind', rewritten });
        return isUnload(rewritten) ? textBind(message) : message;
      }
      case 'D':
        this.expected.expect({ kind: 'describe', rewritten: this.#named(message) });
        return message;
      case 'E': {
        const [portal] = texts(message, 5, 1) as [string];
        const rewritten = this.#portals.get(portal);
        const entries = rewritten === undefined ? [] : this.handling.begin(rewritten);
        if (rewritten !== undefined && isUnload(rewritten)) {
          return this.#unloads.execute({ portal, rewritten, entries, ...this.#held() });
        }
        this.expected.expect({ kind: 'execute', rewritten, entries, ...this.#hold(rewritten) });
        return message;
      }
      case 'C':
        this.expected.expect({ kind: 'close' });
        this.#names(message).delete(this.#name(message));
        return message;
      case 'S':
        this.expected.expect({ kind: 'sync' });
        return message;
      case 'F':
        this.expected.expect({ kind: 'function' });
        return message;
      default:
        return message;
    }
  }

  async #query(message: Buffer): Promise<Buffer> {
    const [text] = texts(message, 5, 1) as [string];
    const rewritten = await this.handling.rewrite(text);
    const entries = this.handling.begin(rewritten);
    if (isUnload(rewritten)) {
      return this.#unloads.query(rewritten, entries, this.#held().release);
    }
    this.expected.expect({
      kind: 'query',
      rewritten,
      entries,
      done: 0,
      ...this.#hold(rewritten),
    });
    return rewritten.text === text ? message : newMessage('Q', cstring(rewritten.text));
  }

  async #parse(message: Buffer): Promise<Buffer> {
    const [name, text] = texts(message, 5, 2) as [string, string];
    const rewritten = await this.handling.rewrite(text);
    this.#statements.set(name, rewritten);
    this.expected.expect({ kind: 'parse', rewritten });
    if (rewritten.text === text) return message;
    const types = message.subarray(message.indexOf(0, message.indexOf(0, 5) + 1) + 1);
    return newMessage('P', Buffer.concat([cstring(name), cstring(rewritten.text), types]));
  }

  /** Holds what follows back while statements take rows. */
  #hold(rewritten: Rewritten | undefined): Pick<Expected, 'release'> {
    return rewritten?.statements.some(({ load }) => load !== undefined) ? this.#held() : {};
  }

  /** Holds what follows back until it is released. */
  #held(): { readonly release: () => void } {
    let release: () => void = () => undefined;
    this.#free = new Promise((resolve) => {
      release = resolve;
    });
    return { release };
  }

  #names = (message: Buffer) => (message[5] === STATEMENT ? this.#statements : this.#portals);

  #name = (message: Buffer) => (texts(message, 6, 1) as [string])[0];

  #named = (message: Buffer) => this.#names(message).get(this.#name(message));
}

const isUnload = (rewritten: Rewritten | undefined): boolean =>
  rewritten?.statements.some(({ unload }) => unload !== undefined) === true;

const STATEMENT = 'S'.charCodeAt(0);

/** The first texts of a message, each of which ends with a zero byte. */
function texts(message: Buffer, from: number, count: number): string[] {
  const found: string[] = [];
  for (let at = from; found.length < count; ) {
    const end = message.indexOf(0, at);
    if (end === -1) throw new Error('invalid message format');
    found.push(message.toString('utf8', at, end));
    at = end + 1;
  }
  return found;
}
