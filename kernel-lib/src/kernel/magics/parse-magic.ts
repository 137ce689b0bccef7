import { isSqlCell } from '../../sql-cell/parse.js';
import { isShellLine, type ShellRule } from './shell-line.js';

/** A cell whose first line that is not blank is a magic, in its parts. */
export interface MagicCell {
  /** As it is written: `%%html`, `%time`, or `!` for a command. */
  readonly name: string;
  /** What follows the name on its line (a command's lines, where `\` continues them), trimmed. */
  readonly argument: string;
  /** The lines under it, as they are. */
  readonly body: string;
  /** The cell with the magic's own lines blanked: what is left keeps its lines and columns. */
  readonly rest: string;
  /** The cell with only the magic's name blanked, for a magic that takes code. */
  readonly code: string;
}

const MAGIC = /^(?<before>\s*)(?<name>%%?[A-Za-z_]\w*)(?<argument>[^\n]*)(?<under>.*)$/s;
const SHELL = /^(?<before>\s*)(?<name>!)(?<argument>(?:[^\n]*\\\n)*[^\n]*)(?<under>.*)$/s;

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/**
 * Takes a cell apart that begins with a magic; `undefined` for TypeScript, and for `%%sql`, which becomes TypeScript.
 * No TypeScript begins with `%`; for `!`, {@link isShellLine} has the rule.
 *
 * @example
 * ```ts
 * parseMagic('%time work()', rule); // { name: '%time', argument: 'work()', code: '      work()', … }
 * ```
 */
export function parseMagic(cell: string, rule: ShellRule): MagicCell | undefined {
  if (isSqlCell(cell)) return undefined;
  const groups = (MAGIC.exec(cell) ?? SHELL.exec(cell))?.groups;
  if (groups === undefined) return undefined;
  const { before = '', name = '', argument = '', under = '' } = groups;
  if (name === '!' && !isShellLine(cell, argument, rule)) return undefined;
  const head = before + blank(name);
  return {
    name,
    argument: argument.trim(),
    body: under.slice(1),
    rest: head + blank(argument) + under,
    code: head + argument + under,
  };
}
