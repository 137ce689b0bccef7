import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { ShiftbookError } from '../../errors.js';
import { checkConnection, checkProfileFile } from './check.js';
import { userFile } from './places.js';
import type { Profile } from './profile.js';
import { parseJson, readText } from './read-file.js';

/** Replaces a file as a whole, readable by its owner only: whoever reads it sees the old content or the new. */
function replaceFile(file: string, text: string): void {
  const temporary = `${file}.${randomUUID()}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new ShiftbookError('profile-not-saved', `${file} cannot be written.`, {
      hint: 'Check that the folder exists and is yours, and that the disk is not full. Nothing was changed.',
      cause: error,
    });
  }
}

function change(edit: (connections: Record<string, Profile>) => void): void {
  const file = userFile();
  const text = readText(file);
  // A file that does not pass the check is left as it is: its author shall mend it, not lose it.
  const content = text === undefined ? {} : (parseJson(text, file) as Record<string, unknown>);
  const connections = { ...checkProfileFile(content, file).connections };
  edit(connections);
  replaceFile(file, `${JSON.stringify({ ...content, connections }, undefined, 2)}\n`);
}

/**
 * Saves a connection in the user's own file, in place of one with the same name.
 *
 * @throws ShiftbookError `profile-invalid` for a wrong field, `profile-secret` for one that looks like a secret,
 *   `profile-not-saved` where the file cannot be written. Nothing is changed then.
 * @example
 * ```ts
 * saveConnection('dev', { cluster: 'shiftbook', database: 'dev', user: 'analyst' });
 * ```
 */
export function saveConnection(name: string, profile: Profile): void {
  if (typeof name !== 'string' || !/^[A-Za-z0-9][\w.-]*$/.test(name)) {
    throw new ShiftbookError(
      'profile-invalid',
      `${JSON.stringify(name)} cannot name a connection.`,
      {
        hint: 'Begin with a letter or digit; letters, digits, dots, hyphens and underscores may follow.',
      },
    );
  }
  const checked = checkConnection(profile, name, 'The connection to save');
  change((connections) => {
    connections[name] = checked;
  });
}

/**
 * Removes a connection from the user's own file.
 *
 * @throws ShiftbookError `profile-not-found` where that file has none of this name.
 */
export function removeConnection(name: string): void {
  change((connections) => {
    if (!Object.hasOwn(connections, name)) {
      throw new ShiftbookError(
        'profile-not-found',
        `${userFile()} has no connection named ${JSON.stringify(name)}.`,
        {
          hint: 'A connection of a shiftbook.json is removed by editing that file.',
        },
      );
    }
    delete connections[name];
  });
}
