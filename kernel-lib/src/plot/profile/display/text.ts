import { rowCount } from '../../../frame/display/cell-text.js';
import { blocks } from '../../figure/blocks.js';
import type { ColumnProfile } from '../column-profile.js';
import type { DataProfile } from '../data-profile.js';
import { shareText, topTexts, valueText } from './words.js';

const HEADINGS = ['column', 'type', 'NULL', 'distinct', 'min', 'median', 'max', 'mean', ''];

/** One line, whatever is in it. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, '·');

function cells(column: ColumnProfile): string[] {
  const { name, type, nulls, rows, distinct, min, max, mean, quantiles, histogram } = column;
  const [first] = topTexts(column);
  const shape = histogram === undefined ? (first?.join(' ') ?? '') : blocks(histogram.counts);
  const values = [distinct, min, quantiles?.p50, max, mean].map(valueText);
  return [name, type, shareText(nulls, rows), ...values, shape].map(plain);
}

/** A profile as lines of text. */
export function profileText({ name, columns, rows }: DataProfile): string {
  const lines = [HEADINGS, ...columns.map(cells)];
  const widths = HEADINGS.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)));
  const table = lines.map((line) =>
    line
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`${name === undefined ? '' : `${name}: `}${rowCount(rows)}`, ...table].join('\n');
}
