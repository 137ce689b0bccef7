import type { PlotlyObject } from './figure.js';
import { formatNumber } from './nice-ticks.js';

/** Rows that have no place in a picture. */
export interface Apart {
  readonly nulls: number;
  readonly infinite?: number;
  /** Rows whose value is not above 0, on a logarithmic axis. */
  readonly unlogged?: number;
}

/** In words, such as `2 NULL`; nothing where all rows are in the picture. */
export const apartWords = ({ nulls, infinite = 0, unlogged = 0 }: Apart): string[] =>
  [
    nulls > 0 ? `${formatNumber(nulls)} NULL` : '',
    infinite > 0 ? `${formatNumber(infinite)} infinite or not a number` : '',
    unlogged > 0 ? `${formatNumber(unlogged)} not above 0` : '',
  ].filter((part) => part !== '');

/** What a layout says about them. @param said what it says besides */
export function apartNote(apart: Apart, said: readonly string[] = []): PlotlyObject {
  const words = apartWords(apart);
  const notes = [...said, ...(words.length === 0 ? [] : [`not shown: ${words.join(', ')}`])];
  if (notes.length === 0) return {};
  const place = {
    xref: 'paper',
    yref: 'paper',
    x: 1,
    y: 1.02,
    xanchor: 'right',
    yanchor: 'bottom',
  };
  return { annotations: [{ ...place, showarrow: false, text: notes.join('; ') }] };
}
