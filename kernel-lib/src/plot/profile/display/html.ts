import { rowCount } from '../../../frame/display/cell-text.js';
import { escapeMarkup } from '../../../frame/display/escape-markup.js';
import { formatNumber } from '../../figure/nice-ticks.js';
import type { ColumnProfile } from '../column-profile.js';
import type { DataProfile } from '../data-profile.js';
import { smallSvg } from './small-svg.js';
import { deviationText, shareText, topTexts, valueText } from './words.js';

/** Faint by opacity, not by a colour, so that it suits light and dark themes. */
const FAINT = 'opacity:.65;font-weight:normal';

const HEADINGS = [
  'Column',
  'Distribution',
  'NULL',
  'Distinct',
  'Min',
  '25 %',
  'Median',
  '75 %',
  'Max',
  'Mean',
  'Deviation',
  'Most frequent',
];

/** The first two and the last stand on the left. */
const align = (at: number): string => (at < 2 || at === HEADINGS.length - 1 ? 'left' : 'right');

const faint = (text: string): string => `<small style="${FAINT}">${escapeMarkup(text)}</small>`;

function missing({ nulls, infinite, rows }: ColumnProfile): string {
  const own = nulls === 0 ? '0' : escapeMarkup(shareText(nulls, rows));
  return infinite === 0 ? own : `${own}<br>${faint(`${formatNumber(infinite)} infinite`)}`;
}

function cells(column: ColumnProfile): string[] {
  const { name, type, distinct, min, max, mean, quantiles, histogram } = column;
  const text = (value: Parameters<typeof valueText>[0]) => escapeMarkup(valueText(value));
  const top = topTexts(column)
    .slice(0, 3)
    .map(([value, share]) => `${escapeMarkup(value)}&nbsp;${faint(share)}`);
  return [
    `<b>${escapeMarkup(name)}</b><br>${faint(type)}`,
    histogram === undefined ? '' : smallSvg(histogram),
    missing(column),
    text(distinct),
    text(min),
    text(quantiles?.p25),
    text(quantiles?.p50),
    text(quantiles?.p75),
    text(max),
    text(mean),
    escapeMarkup(deviationText(column)),
    top.join('<br>'),
  ];
}

/** A profile as an HTML table that carries its few styles itself, with small pictures. */
export function profileHtml({ name, columns, rows }: DataProfile): string {
  const line = (tag: string, parts: readonly string[]) =>
    `<tr>${parts.map((part, at) => `<${tag} style="text-align:${align(at)}">${part}</${tag}>`).join('')}</tr>`;
  const body = columns.map((column) => line('td', cells(column))).join('');
  const what = `${name === undefined ? '' : `${name}: `}${rowCount(rows)} × ${columns.length} ${columns.length === 1 ? 'column' : 'columns'}`;
  return `<div style="overflow-x:auto"><table><thead>${line('th', HEADINGS)}</thead><tbody>${body}</tbody></table></div><p>${faint(what)}</p>`;
}
