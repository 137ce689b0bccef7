import { ShiftbookError } from '../../errors.js';
import { userFile } from './places.js';
import { listConnections, type SavedConnection } from './saved.js';

/**
 * The saved connection of this name.
 *
 * @param directory the notebook's folder; by default the folder the process runs in.
 * @throws ShiftbookError `profile-not-found`, which lists the known names and where they were looked for; and as
 *   {@link listConnections} does for broken files.
 */
export function findConnection(name: string, directory: string = process.cwd()): SavedConnection {
  const known = listConnections(directory);
  const found = known.find((connection) => connection.name === name);
  if (found !== undefined) {
    return found;
  }
  const names = known.map((connection) => connection.name).join(', ');
  throw new ShiftbookError('profile-not-found', `No connection is named ${JSON.stringify(name)}.`, {
    hint: `${names === '' ? 'No connection is saved yet' : `Known connections: ${names}`}. Looked for shiftbook.json in ${directory} and the folders above it, and in ${userFile()}.`,
  });
}
