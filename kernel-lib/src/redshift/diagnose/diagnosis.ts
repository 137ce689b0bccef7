import { escapeMarkup } from '../../frame/display/escape-markup.js';
import { type Step, TITLES } from './step.js';

const MARKS = { ok: '✓', failed: '✗', skipped: '–' } as const;

const WIDTH = Math.max(...Object.values(TITLES).map((title) => title.length));

/** One step as text: mark, title, time and what was found; below it what is wrong and what to do. */
export function stepLines({ name, state, milliseconds, detail, error }: Step): string {
  const time = state === 'skipped' ? '' : `${Math.round(milliseconds)} ms`;
  const head = `${MARKS[state]} ${TITLES[name].padEnd(WIDTH)} ${time.padStart(9)}  `;
  const found = error === undefined ? detail : error.message;
  const hint = error?.hint === undefined ? '' : `\n${' '.repeat(head.length)}${error.hint}`;
  return `${head}${found}${hint}`.trimEnd();
}

/**
 * What `connect.diagnose` found, step by step. Shows itself in notebooks; holds no secret.
 *
 * @example
 * ```ts
 * const diagnosis = await connect.diagnose('dev');
 * diagnosis.ok; // true
 * diagnosis.summary; // 'dev: everything works.'
 * ```
 */
export class Diagnosis {
  constructor(
    /** What was diagnosed: the name, or where the options lead. */
    readonly title: string,
    readonly steps: readonly Step[],
  ) {}

  /** Whether every step that was taken went well. */
  get ok(): boolean {
    return this.failed === undefined;
  }

  /** The first step that failed. */
  get failed(): Step | undefined {
    return this.steps.find(({ state }) => state === 'failed');
  }

  /** One sentence about the whole. */
  get summary(): string {
    return this.failed === undefined
      ? `${this.title}: everything works.`
      : `${this.title}: ${this.failed.error?.message ?? TITLES[this.failed.name]}`;
  }

  /** The list as text. */
  toString(): string {
    return [`${this.title}`, ...this.steps.map(stepLines)].join('\n');
  }

  [Symbol.for('Jupyter.display')](): Record<string, string> {
    const rows = this.steps.map(({ name, state, milliseconds, detail, error }) => {
      const time = state === 'skipped' ? '' : `${Math.round(milliseconds)} ms`;
      const hint = error?.hint === undefined ? '' : `<br><em>${escapeMarkup(error.hint)}</em>`;
      const found = escapeMarkup(error?.message ?? detail) + hint;
      const cells = [MARKS[state], escapeMarkup(TITLES[name]), time, found];
      return `<tr>${cells.map((cell) => `<td style="text-align: left">${cell}</td>`).join('')}</tr>`;
    });
    const caption = `<caption>${escapeMarkup(this.summary)}</caption>`;
    return {
      'text/html': `<table>${caption}<tbody>${rows.join('')}</tbody></table>`,
      'text/plain': this.toString(),
    };
  }
}
