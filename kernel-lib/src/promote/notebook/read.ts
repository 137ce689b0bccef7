import { readFile } from 'node:fs/promises';
import { ShiftbookError } from '../../errors.js';

/** What the JavaScript engine says of broken JSON, without its excerpt, and where it broke off. */
function jsonProblem(
  text: string,
  cause: unknown,
): { line: number; column: number; reason: string } {
  const message = cause instanceof Error ? cause.message : String(cause);
  const position = /at position (\d+)/.exec(message)?.[1];
  const at = position === undefined ? text.length : Number(position);
  const before = text.slice(0, at);
  const reason = message.replace(/ in JSON at position.*$| at position.*$|, ".*$/s, '');
  return {
    line: before.split('\n').length,
    column: at - before.lastIndexOf('\n'),
    reason,
  };
}

/**
 * Reads a notebook's JSON.
 *
 * @throws ShiftbookError `notebook-not-found`, or `notebook-not-json` naming file, line and column.
 */
export async function readNotebookFile(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ShiftbookError(
      'notebook-not-found',
      `The notebook "${path}" cannot be read: ${reason}`,
      {
        hint: `Paths are relative to ${process.cwd()}.`,
        cause,
      },
    );
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { line, column, reason } = jsonProblem(text, cause);
    throw new ShiftbookError(
      'notebook-not-json',
      `"${path}" is not a notebook: line ${line}, column ${column} is not JSON (${reason}).`,
      {
        hint: 'Open it in JupyterLab and save it again, or restore it from version control.',
        cause,
      },
    );
  }
}
