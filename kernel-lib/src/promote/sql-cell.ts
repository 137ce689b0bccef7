import { ShiftbookError } from '../errors.js';
import { endOfExpression } from './template-expression.js';

/** A `%%sql` cell in its parts. */
export interface SqlCell {
  /** Name of the saved connection. */
  readonly connection: string;
  /** The variable that takes the Result; without it the Result is the cell's value. */
  readonly variable: string | undefined;
  /** The SQL under the header, as written, with its `${…}` bindings. */
  readonly text: string;
  /** Lines of the cell that stand before the SQL. */
  readonly headerLines: number;
}

const HEADER = /^(\s*)%%sql(?![\w%])([^\n]*)(\n|$)/;
const ARGUMENTS = /^[ \t]+(?<connection>[^\s<]+)(?:[ \t]+(?<variable>[^\s<]+)[ \t]*<<)?[ \t\r]*$/;
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/** Words that ECMAScript modules and TypeScript keep for themselves. */
const RESERVED = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally ' +
    'for function if implements import in instanceof interface let new null package private protected public return ' +
    'static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
);

/** Whether the cell's first line that is not blank is a `%%sql` header. */
export const isSqlCell = (source: string): boolean => HEADER.test(source);

/**
 * Takes a `%%sql <connection> [name <<]` cell apart; `undefined` for any other cell.
 *
 * @throws ShiftbookError `sql-cell-header` where the header does not say a connection, or names a variable that
 * TypeScript would refuse; `sql-cell-empty` where no SQL follows.
 */
export function parseSqlCell(source: string): SqlCell | undefined {
  const header = HEADER.exec(source);
  if (header === null) return undefined;
  const line = `%%sql${header[2] ?? ''}`.trimEnd();
  const groups = ARGUMENTS.exec(header[2] ?? '')?.groups;
  if (groups?.connection === undefined) {
    throw new ShiftbookError('sql-cell-header', `The line "${line}" does not say where to run.`, {
      hint: 'Write "%%sql <connection>", or "%%sql <connection> <variable> <<" to keep the result.',
    });
  }
  const variable = groups.variable;
  if (variable !== undefined && (!IDENTIFIER.test(variable) || RESERVED.has(variable))) {
    throw new ShiftbookError(
      'sql-cell-header',
      `"${variable}" in "${line}" cannot be a variable.`,
      {
        hint: 'Use a TypeScript identifier, such as "%%sql dev top <<".',
      },
    );
  }
  const text = source.slice(header[0].length);
  if (text.trim() === '') {
    throw new ShiftbookError('sql-cell-empty', `No SQL stands under "${line}".`, {
      hint: 'Write the statement on the lines after it.',
    });
  }
  const headerLines = header[0].split('\n').length - 1;
  return { connection: groups.connection, variable, text, headerLines };
}

/** SQL text as the inside of a template literal: `${…}` stays a binding, all else stays literal. */
function templateBody(text: string): string {
  let body = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '$' && text[at + 1] === '{') {
      const end = endOfExpression(text, at + 2);
      if (end === text.length) {
        throw new ShiftbookError(
          'sql-cell-binding',
          `"${firstLine(text.slice(at))}" is not closed.`,
          {
            hint: 'Close the binding with a "}".',
          },
        );
      }
      body += text.slice(at, end + 1);
      at = end;
    } else body += char === '\\' || char === '`' ? `\\${char}` : char;
  }
  return body;
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

/**
 * Turns a `%%sql` cell into the TypeScript that it is sugar for; any other cell comes back as it is. Every line of
 * the SQL keeps its line number, and its column too, except that the first is moved right by the opening quote.
 *
 * @throws ShiftbookError as {@link parseSqlCell}, and `sql-cell-binding` for a `${` that nothing closes.
 *
 * @example
 * ```ts
 * expandSqlCell('%%sql dev top <<\nselect * from sales where qtysold > ${min}');
 * // const top = await import("shiftbook").then(async (__shiftbook) => (await __shiftbook.connect("dev")).sql
 * // `select * from sales where qtysold > ${min}`);
 * ```
 */
export function expandSqlCell(source: string): string {
  const cell = parseSqlCell(source);
  if (cell === undefined) return source;
  const binding = cell.variable === undefined ? '' : `const ${cell.variable} = `;
  const connection = JSON.stringify(cell.connection);
  // No "await (…" at the start, which a script (unlike a module) reads as a call, and one parameter only, named so
  // that it hides no variable of the user's from the bindings. The arrow is async, so bindings may await.
  return (
    '\n'.repeat(cell.headerLines - 1) +
    `${binding}await import("shiftbook").then(async (__shiftbook) => (await __shiftbook.connect(${connection})).sql\n` +
    `\`${templateBody(cell.text.trimEnd())}\`);`
  );
}
