import { flagField, numberField, textField } from './wire/fields.js';
import type { JsonObject } from './wire/message.js';

interface Entry {
  readonly line: number;
  readonly input: string;
  output: string | null;
}

/** The only session there is, until history is kept on disk. */
const SESSION = 1;

/** A shell pattern (`*`, `?`) as a regular expression over the whole input. */
function glob(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}

function uniqueInputs(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.input, entry])).values()];
}

/** What was executed in this kernel, for `history_request`. */
export class History {
  private readonly entries: Entry[] = [];

  add(line: number, input: string): void {
    this.entries.push({ line, input, output: null });
  }

  /** Notes the text of the result of the newest entry. */
  setOutput(output: string): void {
    const newest = this.entries.at(-1);
    if (newest !== undefined) newest.output = output;
  }

  /** Answers a `history_request`: tail, range or search. */
  answer(request: JsonObject): JsonObject {
    const withOutput = flagField(request, 'output', false);
    const history = this.select(request).map(({ line, input, output }) => [
      SESSION,
      line,
      withOutput ? [input, output] : input,
    ]);
    return { status: 'ok', history };
  }

  private select(request: JsonObject): readonly Entry[] {
    const last = numberField(request, 'n', this.entries.length);
    const tail = (entries: readonly Entry[]) => (last > 0 ? entries.slice(-last) : []);
    switch (textField(request, 'hist_access_type')) {
      case 'tail':
        return tail(this.entries);
      case 'search': {
        const pattern = glob(textField(request, 'pattern', '*'));
        const found = this.entries.filter(({ input }) => pattern.test(input));
        return tail(flagField(request, 'unique', false) ? uniqueInputs(found) : found);
      }
      case 'range': {
        // Session 0 is the current one, negative ones lie before it.
        if (![0, SESSION].includes(numberField(request, 'session', 0))) return [];
        const start = numberField(request, 'start', 0);
        const stop = numberField(request, 'stop', Number.POSITIVE_INFINITY);
        return this.entries.filter(({ line }) => line >= start && line < stop);
      }
      default:
        return [];
    }
  }
}
