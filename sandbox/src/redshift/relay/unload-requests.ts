import type { UnloadPlan } from '../bulk/unload/unload-plan.js';
import type { Unloading } from '../bulk/unload/unloading.js';
import type { HistoryEntry } from '../history/history.js';
import { cstring, message } from '../wire/writing.js';
import type { ExpectedAnswers, HiddenAnswer } from './expected.js';
import { type Refusal, type Rewritten, UNPARSABLE } from './rewritten.js';

/** What a session does about an UNLOAD. */
export interface UnloadStarting {
  /** Makes ready for its rows. */
  startUnload(plan: UnloadPlan): Promise<Unloading | Refusal>;
  /** Sends PostgreSQL more, behind what was returned. */
  send(bytes: Buffer): void;
}

/** An Execute of an UNLOAD. */
interface UnloadExecute {
  readonly portal: string;
  readonly rewritten: Rewritten;
  /** It, and what follows it in its text. */
  readonly entries: readonly HistoryEntry[];
  /** Lets what follows be sent. */
  readonly release: (failed: boolean) => void;
}

/**
 * UNLOAD on its way to PostgreSQL, which runs its query as a client's: with the session's privileges, transaction and
 * temporary tables. It is not synchronised before the files are there, so that a failure of S3's fails the transaction too:
 * for this a text that holds an UNLOAD is sent in the extended protocol, statement by statement.
 */
export class UnloadRequests {
  constructor(
    private readonly expected: ExpectedAnswers,
    private readonly starting: UnloadStarting,
  ) {}

  /** What PostgreSQL gets for an Execute. */
  async execute({ portal, rewritten, entries, release }: UnloadExecute): Promise<Buffer> {
    const plan = rewritten.statements[0]?.unload as UnloadPlan;
    const unload = await this.starting.startUnload(plan);
    if ('code' in unload) {
      this.expected.expect({
        kind: 'parse',
        rewritten: { ...rewritten, refusal: unload },
        entries,
        release,
      });
      return failing();
    }
    this.expected.expect({ kind: 'describe', rewritten, unload });
    this.expected.expect({
      kind: 'execute',
      rewritten,
      entries,
      unload,
      // Who hears that the UNLOAD has ended finds nothing of it left on this machine.
      release: (failed) => {
        void unload.close().finally(() => release(failed));
      },
    });
    return Buffer.concat([
      message('D', Buffer.concat([Buffer.from('P'), cstring(portal)])),
      executeAll(portal),
      message('H', NOTHING),
    ]);
  }

  /**
   * What PostgreSQL gets for a text.
   *
   * @param release lets what follows be sent
   */
  async query(
    { original, statements, text }: Rewritten,
    entries: readonly HistoryEntry[],
    release: () => void,
  ): Promise<Buffer> {
    const ends = [...statements.slice(1).map(({ start }) => start), text.length];
    const send = async (from: number): Promise<Buffer> => {
      const messages: Buffer[] = [];
      for (let at = from; at < statements.length; at++) {
        const statement = statements[at] as (typeof statements)[number];
        const piece = text.slice(statement.start, ends[at]).replace(/\n;$/, '');
        const rewritten = { original, text: piece, statements: [{ ...statement, start: 0 }] };
        this.expected.expect({ kind: 'parse', rewritten, hidden: QUIET });
        this.expected.expect({ kind: 'bind', rewritten, hidden: QUIET });
        messages.push(message('P', Buffer.concat([NO_NAME, cstring(piece), ZERO])));
        messages.push(message('B', Buffer.concat([NO_NAME, NO_NAME, ZERO, ZERO, ZERO])));
        const begun = entries.slice(at);
        if (statement.unload !== undefined) {
          const execute = await this.execute({
            portal: '',
            rewritten,
            entries: begun,
            // PostgreSQL reads over what follows a failure up to a Sync.
            release: (failed) => {
              void send(failed ? statements.length : at + 1).then(this.starting.send);
            },
          });
          return Buffer.concat([...messages, execute]);
        }
        this.expected.expect({ kind: 'describe', rewritten, hidden: QUIET });
        this.expected.expect({ kind: 'execute', rewritten, entries: begun });
        messages.push(message('D', Buffer.concat([Buffer.from('P'), NO_NAME])), executeAll(''));
      }
      this.expected.expect({ kind: 'sync', release });
      return Buffer.concat([...messages, message('S', NOTHING)]);
    };
    return send(0);
  }
}

const NOTHING = Buffer.alloc(0);
const NO_NAME = cstring('');
const ZERO = Buffer.alloc(2);

/** A client that sent a Query has not asked for these. */
const QUIET: HiddenAnswer = {
  take: (answer) => !'12n'.includes(String.fromCharCode(answer[0] as number)),
  abandon: () => undefined,
};

/** All rows at once. */
const executeAll = (portal: string) =>
  message('E', Buffer.concat([cstring(portal), Buffer.alloc(4)]));

/** A Parse that fails, and with it the transaction. */
export const failing = (): Buffer =>
  message('P', Buffer.concat([cstring('shiftbook unload'), cstring(UNPARSABLE), ZERO]));
