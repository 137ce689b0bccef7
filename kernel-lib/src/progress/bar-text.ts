import { type BarState, share } from './bar-state.js';
import { countWords, percentWords, rateWords, timeWords } from './bar-words.js';

/** Width of the bar, in characters. */
const WIDTH = 20;
/** Eighths of a character. */
const PARTS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

function drawn(part: number): string {
  const eighths = Math.floor(part * WIDTH * 8);
  const bar = '█'.repeat(Math.floor(eighths / 8)) + (PARTS[eighths % 8] ?? '');
  return `|${bar.padEnd(WIDTH)}|`;
}

/**
 * The state of a bar in one line, in the style of tqdm.
 *
 * @example
 * ```text
 * Squares:  45%|█████████           | 45/100 [00:12<00:15, 3.6 it/s]
 * ```
 */
export function barText(bar: BarState): string {
  const part = bar.total === undefined ? undefined : share(bar);
  const facts = [timeWords(bar), rateWords(bar), bar.state === 'stopped' ? 'stopped' : undefined];
  return [
    bar.description === '' ? '' : `${bar.description}: `,
    part === undefined ? '' : `${percentWords(bar).padStart(4)}${drawn(part)} `,
    `${countWords(bar)} [${facts.filter((fact) => fact !== undefined).join(', ')}]`,
  ].join('');
}
