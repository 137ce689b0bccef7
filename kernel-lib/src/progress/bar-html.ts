import { escapeMarkup } from '../frame/display/escape-markup.js';
import { type BarState, share } from './bar-state.js';
import { countWords, percentWords, rateWords, timeWords } from './bar-words.js';

/** Digits of one width, so that nothing jumps; no colours, so that it suits light and dark themes. */
const ROW = 'display:flex;gap:.7em;align-items:center;font-variant-numeric:tabular-nums';

const MARKS: Readonly<Record<BarState['state'], string>> = {
  running: '',
  done: '✓',
  stopped: '✗ stopped',
};

/** The state of a bar as HTML. Without a total it moves, without saying how far it is. */
export function barHtml(bar: BarState): string {
  const part = share(bar);
  // A bar that has stopped must not move on.
  const value =
    part === undefined && bar.state === 'running' ? '' : ` value="${(part ?? 0).toFixed(4)}"`;
  const dim = bar.state === 'stopped' ? ';opacity:.5' : '';
  const words = [percentWords(bar), countWords(bar), timeWords(bar), rateWords(bar)];
  const facts = [...words, MARKS[bar.state]].filter((fact) => fact !== undefined && fact !== '');
  return [
    `<label style="${ROW}">`,
    bar.description === '' ? '' : `<span>${escapeMarkup(bar.description)}</span>`,
    `<progress${value} max="1" style="width:16em${dim}"></progress>`,
    `<span>${facts.map((fact) => escapeMarkup(`${fact}`)).join(' · ')}</span></label>`,
  ].join('');
}
