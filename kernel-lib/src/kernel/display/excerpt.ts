import { cyan, dim, red } from './ansi.js';

/** A stretch of one line of a cell; line and column count from 1. */
export interface Stretch {
  readonly line: number;
  readonly column: number;
  /** In UTF-16 units; at least one caret is drawn. */
  readonly length?: number;
}

/**
 * The line of the cell that something is about, with carets under the place. Nothing where the cell has no such line.
 *
 * @example
 * ```ts
 * excerpt('const n: number = "a";', { line: 1, column: 7 });
 * //   1 | const n: number = "a";
 * //     |       ^
 * ```
 */
export function excerpt(source: string, { line, column, length = 1 }: Stretch): string[] {
  const text = source.split('\n')[line - 1];
  if (text === undefined) return [];
  const number = String(line);
  const before = text.slice(0, column - 1).replace(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(length, text.length - column + 1)));
  return [
    `  ${cyan(number)} ${dim('|')} ${text}`,
    `  ${' '.repeat(number.length)} ${dim('|')} ${before}${red(carets)}`,
  ];
}
