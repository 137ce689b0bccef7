import { ShiftbookError } from '../errors.js';
import type { ServerMessage } from './wire/server-message.js';

/** Where a statement stands in a longer text that the user wrote, such as a cell. */
export interface StatementPlace {
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** Which one it is of several, from 1. */
  readonly statement?: number;
  /** How many there are. */
  readonly of?: number;
}

/** A statement and where it stands in what the user wrote. */
export interface StatementText {
  /** All that the user ran, of which `text` may be one of several statements. */
  readonly whole: string;
  readonly text: string;
  /** Where `text` begins in `whole`, in UTF-16 code units. */
  readonly start: number;
  /** Where `whole` stands in a text longer still. */
  readonly at?: StatementPlace | undefined;
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly excerpt: string;
}

/** Line, column and the line with a caret under it. The server counts characters, JavaScript UTF-16 code units. */
function place({ whole, text, start, at }: StatementText, position: number): Place {
  const before = [...text].slice(0, position - 1).join('').length;
  const offset = start + before;
  const lineStart = whole.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = whole.indexOf('\n', offset);
  const source = whole.slice(lineStart, lineEnd === -1 ? undefined : lineEnd).trimEnd();
  const line = whole.slice(0, lineStart).split('\n').length + (at?.line ?? 1) - 1;
  const label = `line ${line}: `;
  // Tabs are kept, so that the caret stands right whatever their width.
  const indent = whole.slice(lineStart, offset).replace(/[^\t]/gu, ' ');
  return {
    line,
    column: [...whole.slice(lineStart, offset)].length + 1,
    excerpt: `${label}${source}\n${' '.repeat(label.length)}${indent}^`,
  };
}

/** `statement 2 of 3: …`, where there are several. */
const ordinal = ({ at }: StatementText): string =>
  at?.statement === undefined || at.of === undefined || at.of < 2
    ? ''
    : `statement ${at.statement} of ${at.of}: `;

/** The next step for errors whose message alone does not tell it. SQLSTATEs: PostgreSQL documentation, appendix A. */
const HINTS: Readonly<Record<string, string>> = {
  '25P02': 'The transaction failed earlier: run rollback first.',
  '42501': 'Ask the owner of the object, or an administrator, for the permission (GRANT).',
};

/**
 * An error that Redshift reported for a statement: code `sql-error`. The message shows the server's words and, where
 * the server gave a position, the line of SQL with a caret.
 *
 * @example
 * ```ts
 * const error = await rs.sql`select * form sales`.catch((reason) => reason);
 * error instanceof SqlError; // true
 * error.sqlState; // '42601'
 * ```
 */
export class SqlError extends ShiftbookError {
  override readonly name: string = 'SqlError';
  /** SQLSTATE, five characters. */
  readonly sqlState: string;
  readonly severity: string;
  readonly detail: string | undefined;
  /** The server's own hint. */
  readonly serverHint: string | undefined;
  /** Where in the statement, in characters from 1. */
  readonly position: number | undefined;
  /** Line and column in what the user ran, from 1. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** The statement, with `$1`, `$2`, … for bound values. */
  readonly statement: string;

  constructor(said: ServerMessage, statement: StatementText, hint?: string, code = 'sql-error') {
    const found = said.position === undefined ? undefined : place(statement, said.position);
    const advice = hint ?? said.hint ?? HINTS[said.sqlState];
    super(
      code,
      [ordinal(statement) + said.message, said.detail, found?.excerpt].filter(Boolean).join('\n'),
      advice === undefined ? {} : { hint: advice },
    );
    this.sqlState = said.sqlState;
    this.severity = said.severity;
    this.detail = said.detail;
    this.serverHint = said.hint;
    this.position = said.position;
    this.line = found?.line;
    this.column = found?.column;
    this.statement = statement.text;
  }
}

/**
 * The server could not let a statement or a transaction run beside others: code `transaction-conflict`. What it had
 * done is undone, and it may be run again from its beginning.
 *
 * @example
 * ```ts
 * for (;;) {
 *   try {
 *     return await rs.transaction(work);
 *   } catch (error) {
 *     if (!(error instanceof TransactionConflict)) throw error;
 *   }
 * }
 * ```
 */
export class TransactionConflict extends SqlError {
  override readonly name = 'TransactionConflict';

  constructor(said: ServerMessage, statement: StatementText) {
    const hint = 'Nothing of it is kept: run the transaction again from its beginning.';
    super(said, statement, hint, 'transaction-conflict');
  }
}

/**
 * `serialization_failure` and `deadlock_detected`; Redshift tells the first by a number of its own, 1023, and by words.
 * https://docs.aws.amazon.com/redshift/latest/dg/c_serial_isolation-serializable-isolation-troubleshooting.html
 */
const isConflict = ({ sqlState, message, detail }: ServerMessage): boolean =>
  /^40(?:001|P01)$/.test(sqlState) ||
  /^1023\b|serializable isolation violation/i.test(`${message}\n${detail ?? ''}`);

/** The error that the server reported, as one of its kind. */
export const sqlErrorOf = (
  said: ServerMessage,
  statement: StatementText,
  hint?: string,
): SqlError =>
  isConflict(said) ? new TransactionConflict(said, statement) : new SqlError(said, statement, hint);
