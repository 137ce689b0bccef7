import { readFileSync } from 'node:fs';
import { ShiftbookError } from '../../errors.js';
import { checkProfileFile } from './check.js';
import { findJsonError } from './json-error.js';
import type { ProfileFile } from './profile.js';

/** The text of a file, or `undefined` where there is none. */
export function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      return undefined;
    }
    throw new ShiftbookError('profile-unreadable', `${file} cannot be read.`, {
      hint: 'Check who owns the file and that it is an ordinary file.',
      cause: error,
    });
  }
}

/** The content of a JSON file, unchecked. @throws ShiftbookError `profile-not-json`, which names line and column. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { line, column } = findJsonError(text) ?? { line: 1, column: 1 };
    throw new ShiftbookError(
      'profile-not-json',
      `${file}:${line}:${column}: the file is not valid JSON.`,
      { hint: `Correct line ${line}, column ${column}.`, cause: error },
    );
  }
}

/**
 * A checked file of connections, or `undefined` where there is none.
 *
 * @throws ShiftbookError `profile-unreadable`, `profile-not-json`, `profile-invalid` or `profile-secret`.
 */
export function readProfileFile(file: string): ProfileFile | undefined {
  const text = readText(file);
  return text === undefined ? undefined : checkProfileFile(parseJson(text, file), file);
}
