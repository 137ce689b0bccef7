import { flagField, numberField, textField } from '../wire/fields.js';
import type { JsonObject } from '../wire/message.js';
import { type Entry, inputRecord, outputRecord } from './entry.js';
import { glob } from './glob.js';
import { inRange, newestUnique } from './select.js';
import type { SessionFile, Sessions } from './sessions.js';

/** What a history needs; by default it is in memory only, and cells are as they were typed. */
export interface HistoryOptions {
  readonly sessions?: Sessions | undefined;
  /** Hears, once, why entries are not kept on disk. */
  readonly report?: (line: string) => void;
  /** The code that a cell stands for, for requests that do not want it raw. */
  readonly transform?: (input: string) => string;
}

/**
 * What was executed, for `history_request`: in this kernel, and in earlier sessions where it is kept on disk. Nobody
 * waits for the disk but who asks for earlier sessions.
 */
export class History {
  private own: Omit<Entry, 'session'>[] = [];
  private file: Promise<SessionFile> | undefined;
  private last: Promise<void> = Promise.resolve();
  private failed = false;

  constructor(private readonly options: HistoryOptions = {}) {}

  add(line: number, input: string): void {
    this.own.push({ line, input, output: null });
    this.write(inputRecord(line, input));
  }

  /** Notes the text of the result of the newest entry. */
  setOutput(output: string): void {
    const newest = this.own.pop();
    if (newest === undefined) return;
    this.own.push({ ...newest, output });
    this.write(outputRecord(newest.line, output));
  }

  /** Resolves when all that was added is on disk, or cannot be. */
  written(): Promise<void> {
    return this.last;
  }

  /** Answers a `history_request`: tail, range or search. */
  async answer(request: JsonObject): Promise<JsonObject> {
    const withOutput = flagField(request, 'output', false);
    const { transform } = this.options;
    const shown = (input: string): string => {
      if (flagField(request, 'raw', true) || transform === undefined) return input;
      try {
        return transform(input);
      } catch {
        // The cell never was valid; there is nothing but what was typed.
        return input;
      }
    };
    const history = (await this.select(request)).map(({ session, line, input, output }) => [
      session,
      line,
      withOutput ? [shown(input), output] : shown(input),
    ]);
    return { status: 'ok', history };
  }

  private async select(request: JsonObject): Promise<readonly Entry[]> {
    switch (textField(request, 'hist_access_type')) {
      case 'tail':
        return this.newest(request, (entries) => entries);
      case 'search': {
        const pattern = glob(textField(request, 'pattern', '*'));
        const unique = flagField(request, 'unique', false);
        return this.newest(request, (entries) => {
          const found = entries.filter(({ input }) => pattern.test(input));
          return unique ? newestUnique(found) : found;
        });
      }
      case 'range': {
        const current = await this.current();
        const wanted = numberField(request, 'session', 0);
        // Negative sessions lie before the current one, which is 0.
        const session = wanted <= 0 ? current + wanted : wanted;
        const entries = session === current ? this.entries(current) : await this.kept(session);
        return inRange(entries, numberField(request, 'start', 0), numberField(request, 'stop', 0));
      }
      default:
        return [];
    }
  }

  /** The newest `n` of those that `choose` leaves, oldest first; sessions are read only as far back as needed. */
  private async newest(
    request: JsonObject,
    choose: (entries: Entry[]) => Entry[],
  ): Promise<readonly Entry[]> {
    const wanted = numberField(request, 'n', Number.POSITIVE_INFINITY);
    if (wanted <= 0) return [];
    const current = await this.current();
    let chosen = choose(this.entries(current));
    const earlier = (await this.options.sessions?.numbers()) ?? [];
    for (const session of earlier.reverse()) {
      if (chosen.length >= wanted) break;
      if (session < current) chosen = choose([...(await this.kept(session)), ...chosen]);
    }
    return wanted === Number.POSITIVE_INFINITY ? chosen : chosen.slice(-wanted);
  }

  private entries(session: number): Entry[] {
    return this.own.map((entry) => ({ session, ...entry }));
  }

  private async kept(session: number): Promise<Entry[]> {
    return (await this.options.sessions?.entries(session)) ?? [];
  }

  /** Number of this session: that of its file, else the one that it would get. */
  private async current(): Promise<number> {
    const file = await this.file?.catch(() => undefined);
    return file?.session ?? ((await this.options.sessions?.numbers())?.at(-1) ?? 0) + 1;
  }

  private write(record: string): void {
    const { sessions } = this.options;
    if (sessions === undefined || this.failed || record === '') return;
    this.file ??= sessions.begin();
    const { file } = this;
    this.last = this.last
      .then(async () => (await file).append(record))
      .catch((error: unknown) => this.fail(error));
  }

  private fail(error: unknown): void {
    if (!this.failed) this.options.report?.(`History is not kept: ${String(error)}.`);
    this.failed = true;
  }
}
