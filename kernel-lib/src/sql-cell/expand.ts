import { parseSqlCell, type SqlCell } from './parse.js';
import type { CellStatement } from './statement.js';

/** The library's name in an expansion; like the other it hides no variable of the user's from the bindings. */
export const EXPANDED_LIBRARY = '__shiftbook';
const CONNECTION = '__connection';

const lineBreaks = (text: string): number => text.split('\n').length - 1;

/** SQL as a template literal: the bindings stay, all else stays literal. */
const template = ({ strings, expressions }: CellStatement): string =>
  `\`${strings
    .map((text) => text.replace(/[\\`]/g, '\\$&'))
    .reduce((body, text, index) => `${body}\${${expressions[index - 1]}}${text}`)}\``;

/** Line ends, and blanks, that lead from the end of one statement to the beginning of the next. */
function gap(text: string, from: number, to: number): string {
  const between = text.slice(from, to);
  const column = to - (text.lastIndexOf('\n', to - 1) + 1);
  // The quote takes the place of one blank.
  return (
    '\n'.repeat(lineBreaks(between)) +
    (between.includes('\n') ? ' '.repeat(Math.max(0, column - 1)) : '')
  );
}

/** The call that runs a statement, or explains it, on `connection`. */
function call(
  cell: SqlCell,
  index: number,
  connection: string,
  rowType: string | undefined,
): string {
  const { text, statements, headerLines, limit, explain } = cell;
  const statement = statements[index] as CellStatement;
  const before = statements[index - 1];
  const end = before === undefined ? 0 : before.start + before.text.length;
  const line = headerLines + 1 + lineBreaks(text.slice(0, statement.start));
  const several =
    statements.length === 1 ? '' : `, statement: ${index + 1}, of: ${statements.length}`;
  const options = `{ ${limit === undefined || explain ? '' : `maxRows: ${limit}, `}at: { line: ${line}${several} } }`;
  const method = explain ? 'explain' : `query${rowType === undefined ? '' : `<${rowType}>`}`;
  const start =
    index === 0 ? gap(`\n${text}`, 0, statement.start + 1) : gap(text, end, statement.start);
  return `${connection}.${method}(${EXPANDED_LIBRARY}.sql${start}${template(statement)}, ${options})`;
}

/** What the arrow does: the one statement's result is its value; of several, the last one's, and the others are shown. */
function body(cell: SqlCell, rowType: string | undefined): string {
  const opened = `await ${EXPANDED_LIBRARY}.connect(${JSON.stringify(cell.connection)})`;
  const last = cell.statements.length - 1;
  if (last === 0) return call(cell, 0, `(${opened})`, rowType);
  const shown = cell.statements
    .slice(0, -1)
    .map((_, index) => `globalThis.display(await ${call(cell, index, CONNECTION, undefined)});`);
  const kept = `return ${call(cell, last, CONNECTION, rowType)};`;
  return `{ const ${CONNECTION} = ${opened}; ${[...shown, kept].join(' ')} }`;
}

/**
 * The TypeScript that a `%%sql` cell is sugar for. Every line of the SQL keeps its line number, and its column too,
 * except that a statement at the beginning of a line is moved right by the opening quote.
 *
 * @param rowType TypeScript type of the last statement's rows.
 */
export function expansion(cell: SqlCell, rowType?: string): string {
  // A plan has no rows to keep: the variable stays what it was.
  const binding = cell.variable === undefined || cell.explain ? '' : `const ${cell.variable} = `;
  // No "await (…" at the start, which a script (unlike a module) reads as a call. The arrow is async, so bindings may
  // await.
  return (
    '\n'.repeat(cell.headerLines - 1) +
    `${binding}await import("shiftbook").then(async (${EXPANDED_LIBRARY}) => ${body(cell, rowType)});`
  );
}

/**
 * Turns a `%%sql` cell into TypeScript as {@link expansion} does; any other cell comes back as it is.
 *
 * @throws ShiftbookError as `parseSqlCell`.
 * @example
 * ```ts
 * expandSqlCell('%%sql dev top <<\nselect * from sales where qtysold > ${min}');
 * // const top = await import("shiftbook").then(async (__shiftbook) => (await __shiftbook.connect("dev")).query(__shiftbook.sql
 * // `select * from sales where qtysold > ${min}`, { at: { line: 2 } }));
 * ```
 */
export function expandSqlCell(source: string, rowType?: string): string {
  const cell = parseSqlCell(source);
  return cell === undefined ? source : expansion(cell, rowType);
}
