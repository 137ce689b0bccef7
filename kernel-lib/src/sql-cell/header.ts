import { ShiftbookError } from '../errors.js';
import { nearNames } from '../near-names.js';
import { canBeVariable } from './variable.js';

/** The first line of a `%%sql` cell, in its parts. */
export interface SqlHeader {
  /** Name of the saved connection. */
  readonly connection: string;
  /** The variable that takes the Result; without it the Result is the cell's value. */
  readonly variable: string | undefined;
  /** No more rows than this travel. */
  readonly limit: number | undefined;
  /** The plan is shown, and nothing runs. */
  readonly explain: boolean;
}

/** What may follow `%%sql`. */
export const SQL_HEADER_TAKES = '<connection> [name <<] [--limit n] [--explain]';

export const SQL_HEADER_FLAGS = ['--limit', '--explain'] as const;

export type SqlHeaderFlag = (typeof SQL_HEADER_FLAGS)[number];

const isFlag = (word: string): word is SqlHeaderFlag =>
  SQL_HEADER_FLAGS.some((flag) => flag === word);

/** Most rows that the server can be told to stop after. */
const MOST = 2_147_483_647;

const refuse = (message: string, hint: string): ShiftbookError =>
  new ShiftbookError('sql-cell-header', message, { hint });

function readLimit(text: string | undefined, line: string): number {
  if (text !== undefined && /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MOST) {
    return Number(text);
  }
  throw refuse(
    `After --limit in "${line}" stands ${text === undefined ? 'nothing' : `"${text}"`}.`,
    'Write a whole number from 1, such as "--limit 100".',
  );
}

function unknownFlag(flag: string, line: string): ShiftbookError {
  const near = nearNames(flag, SQL_HEADER_FLAGS);
  const meant = near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `;
  return refuse(
    `"${flag}" in "${line}" is not known.`,
    `${meant}After the connection may stand: ${SQL_HEADER_TAKES.replace('<connection> ', '')}.`,
  );
}

/** The flags among the words, and the words that are left. */
function readFlags(words: readonly string[], line: string) {
  const rest: string[] = [];
  const given = new Map<string, number>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (!word.startsWith('-')) {
      rest.push(word);
      continue;
    }
    const [flag = '', attached] = word.split(/=(.*)/s);
    if (!isFlag(flag) || (flag === '--explain' && attached !== undefined)) {
      throw unknownFlag(word, line);
    }
    if (given.has(flag)) {
      throw refuse(`"${line}" says ${flag} twice.`, `Leave one ${flag} out.`);
    }
    if (flag === '--limit' && attached === undefined) at++;
    given.set(flag, flag === '--limit' ? readLimit(attached ?? words[at], line) : 1);
  }
  return { rest, limit: given.get('--limit'), explain: given.has('--explain') };
}

function readVariable(words: readonly string[], line: string): string | undefined {
  const [variable, arrow, extra] = words;
  if (variable === undefined) return undefined;
  if (arrow !== '<<' || extra !== undefined) {
    const stray = arrow === '<<' ? extra : variable;
    throw refuse(
      `"${stray}" in "${line}" is one word too many.`,
      'To keep the result, write "%%sql <connection> <variable> <<"; the SQL stands on the lines after it.',
    );
  }
  if (canBeVariable(variable)) return variable;
  throw refuse(
    `"${variable}" in "${line}" cannot be a variable.`,
    'Use a TypeScript identifier, such as "%%sql dev top <<".',
  );
}

/**
 * Reads what follows `%%sql` on its line.
 *
 * @throws ShiftbookError `sql-cell-header` for a line that names no connection, a flag that is not known, a number of
 * rows that is none, or a variable that TypeScript would refuse.
 * @example
 * ```ts
 * parseHeader(' dev top << --limit 10');
 * // { connection: 'dev', variable: 'top', limit: 10, explain: false }
 * ```
 */
export function parseHeader(text: string): SqlHeader {
  const line = `%%sql${text}`.trimEnd();
  const words = text.replaceAll('<<', ' << ').split(/\s+/).filter(Boolean);
  const { rest, limit, explain } = readFlags(words, line);
  const [connection, ...more] = rest;
  if (connection !== undefined && connection !== '<<' && more[0] !== '<<') {
    return { connection, variable: readVariable(more, line), limit, explain };
  }
  throw refuse(
    `The line "${line}" does not say where to run.`,
    'Write "%%sql <connection>", or "%%sql <connection> <variable> <<" to keep the result.',
  );
}
