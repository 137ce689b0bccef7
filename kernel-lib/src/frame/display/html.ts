import type { ResultColumn } from '../result-column.js';
import { cellText, isNumeric, rowCount } from './cell-text.js';
import { escapeMarkup } from './escape-markup.js';
import type { Preview } from './preview.js';

/** Faint by opacity, not by a colour, so that it suits light and dark themes. */
const FAINT = 'opacity:.6;font-weight:normal';

function cell(value: unknown, { type }: ResultColumn): string {
  const align = isNumeric(type) ? 'right' : 'left';
  return value === null
    ? `<td style="text-align:${align}"><i style="opacity:.5">NULL</i></td>`
    : `<td style="text-align:${align};white-space:pre-wrap">${escapeMarkup(cellText(value))}</td>`;
}

/** A result as an HTML table that carries its few styles itself. */
export function htmlTable(
  columns: readonly ResultColumn[],
  { head, skipped, tail }: Preview,
  rows: number,
): string {
  const row = (values: readonly unknown[]): string =>
    `<tr>${values.map((value, index) => cell(value, columns[index] as ResultColumn)).join('')}</tr>`;
  const names = columns.map(
    ({ name, type }) =>
      `<th style="text-align:${isNumeric(type) ? 'right' : 'left'}">${escapeMarkup(name)}<br><small style="${FAINT}">${escapeMarkup(type)}</small></th>`,
  );
  const gap =
    skipped === 0
      ? ''
      : `<tr><td colspan="${columns.length}" style="text-align:center;${FAINT}">⋯ ${rowCount(skipped)} more ⋯</td></tr>`;
  const body = `${head.map(row).join('')}${gap}${tail.map(row).join('')}`;
  return `<div style="overflow-x:auto"><table><thead><tr>${names.join('')}</tr></thead><tbody>${body}</tbody></table></div><p><small style="${FAINT}">${rowCount(rows)} × ${columns.length} ${columns.length === 1 ? 'column' : 'columns'}</small></p>`;
}
