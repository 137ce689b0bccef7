import type { ResultColumn } from '../result-column.js';
import { cellText, isNumeric, rowCount } from './cell-text.js';
import type { Preview } from './preview.js';

/** Widest column, in characters. */
const WIDEST = 40;

/** One line of text, whatever is in it: control characters would move the cursor of a terminal. */
function oneLine(text: string): string {
  const visible = text.replace(/\p{Cc}/gu, (char) =>
    char === '\n' ? '↵' : char === '\t' ? ' ' : '·',
  );
  const characters = [...visible];
  return characters.length > WIDEST ? `${characters.slice(0, WIDEST - 1).join('')}…` : visible;
}

/** A result as lines of text. */
export function textTable(
  columns: readonly ResultColumn[],
  { head, skipped, tail }: Preview,
  rows: number,
): string {
  const line = (values: readonly unknown[]): string[] =>
    values.map((value) => (value === null ? 'NULL' : oneLine(cellText(value))));
  const lines = [
    columns.map(({ name }) => oneLine(name)),
    columns.map(({ type }) => type),
    ...head.map(line),
    ...(skipped === 0 ? [] : [columns.map(() => '⋯')]),
    ...tail.map(line),
  ];
  const widths = columns.map((_, index) =>
    lines.reduce((widest, cells) => Math.max(widest, [...(cells[index] ?? '')].length), 0),
  );
  const pad = (text: string, index: number): string => {
    const blanks = ' '.repeat((widths[index] as number) - [...text].length);
    return isNumeric(columns[index]?.type ?? '') ? blanks + text : text + blanks;
  };
  const table = lines.map((cells) => cells.map(pad).join('  ').trimEnd());
  table.splice(2, 0, widths.map((width) => '─'.repeat(width)).join('  '));
  return [...(columns.length === 0 ? [] : table), rowCount(rows)].join('\n');
}
