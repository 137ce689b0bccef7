import { readFile } from 'node:fs/promises';
import { ShiftbookError } from '../../errors.js';
import { findJsonError } from '../../redshift/profile/json-error.js';

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
    const { line, column } = findJsonError(text) ?? { line: 1, column: 1 };
    throw new ShiftbookError(
      'notebook-not-json',
      `"${path}" is not a notebook: it stops being JSON at line ${line}, column ${column}.`,
      {
        hint: 'Open it in JupyterLab and save it again, or restore it from version control.',
        cause,
      },
    );
  }
}
