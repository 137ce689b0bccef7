import { rowCount } from '../../../frame/display/cell-text.js';
import { escapeMarkup } from '../../../frame/display/escape-markup.js';
import { formatNumber } from '../../figure/nice-ticks.js';
import type { ColumnProfile, ProfileValue } from '../column-profile.js';
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
  'Most frequent',
];

/** The first two and the last stand on the left. */
const align = (at: number): string => (at < 2 || at === HEADINGS.length - 1 ? 'left' : 'right');

const faint = (text: string): string => `<small style="${FAINT}">${escapeMarkup(text)}</small>`;

const unbroken = (markup: string): string => `<span style="white-space:nowrap">${markup}</span>`;

function missing({ nulls, infinite, rows }: ColumnProfile): string {
  const own = nulls === 0 ? '0' : unbroken(escapeMarkup(shareText(nulls, rows)));
  return infinite === 0 ? own : `${own}<br>${faint(`${formatNumber(infinite)} infinite`)}`;
}

/** A value; of an instant the time of day stands below the date. */
function told(value: ProfileValue | undefined): string {
  const text = valueText(value);
  const [, date, time] = /^(\d+-\d\d-\d\d) ([\d:]+)/.exec(text) ?? [];
  if (date !== undefined && time !== undefined) return unbroken(`${date}<br>${time}`);
  return typeof value === 'number' || /^[\d-]+$/.test(text)
    ? unbroken(escapeMarkup(text))
    : escapeMarkup(text);
}

function frequent(column: ColumnProfile): string {
  if (column.top[0]?.count === 1) return faint(column.rows === 1 ? '' : 'each once');
  return topTexts(column)
    .slice(0, 3)
    .map(([value, share]) => `${escapeMarkup(value)} ${unbroken(faint(share))}`)
    .join('<br>');
}

/** The mean, with the standard deviation below it. */
function average(column: ColumnProfile): string {
  const spread = deviationText(column);
  return `${told(column.mean)}${spread === '' ? '' : `<br>${unbroken(faint(`± ${spread}`))}`}`;
}

function cells(column: ColumnProfile): string[] {
  const { name, type, distinct, min, max, quantiles, histogram } = column;
  return [
    `<b>${escapeMarkup(name)}</b><br>${faint(type)}`,
    histogram === undefined ? '' : smallSvg(histogram),
    missing(column),
    told(distinct),
    told(min),
    told(quantiles?.p25),
    told(quantiles?.p50),
    told(quantiles?.p75),
    told(max),
    average(column),
    frequent(column),
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
