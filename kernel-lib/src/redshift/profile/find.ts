import { ShiftbookError } from '../../errors.js';
import { GLUE_PREFIX } from './glue/prefix.js';
import { userFile } from './places.js';
import { listConnections, type SavedConnection } from './saved.js';

/**
 * The saved connection of this name, or the account's connection of AWS Glue where no file has one; `glue:name` is Glue's
 * whatever the files say. Glue is asked only then.
 *
 * @param directory the notebook's folder; by default the folder the process runs in.
 * @throws ShiftbookError `profile-not-found`, which lists the known names and where they were looked for;
 *   `glue-connection-unusable`; and as {@link listConnections} does for broken files.
 */
export async function findConnection(
  name: string,
  directory: string = process.cwd(),
): Promise<SavedConnection> {
  const known = listConnections(directory);
  const saved = known.find((connection) => connection.name === name);
  if (saved !== undefined) return saved;
  const { findGlueConnection, listGlueConnections } = await import('./glue/glue-connections.js');
  const glueName = name.startsWith(GLUE_PREFIX) ? name.slice(GLUE_PREFIX.length) : name;
  let glue: string;
  try {
    const found = await findGlueConnection(glueName);
    if (found !== undefined) return found;
    const others = (await listGlueConnections()).map((connection) => connection.name).join(', ');
    glue = `AWS Glue has none of this name${others === '' ? '' : `, but ${others}`}.`;
  } catch (error) {
    if (error instanceof ShiftbookError) throw error;
    glue = `AWS Glue could not be asked: ${error instanceof Error ? error.message : error}`;
  }
  throw notFound(name, directory, known, glue);
}

function notFound(
  name: string,
  directory: string,
  known: readonly SavedConnection[],
  glue: string,
): ShiftbookError {
  const names = known.map((connection) => connection.name).join(', ');
  const list = names === '' ? 'No connection is saved yet' : `Known connections: ${names}`;
  return new ShiftbookError(
    'profile-not-found',
    `No connection is named ${JSON.stringify(name)}.`,
    {
      hint: `${list}. Looked for shiftbook.json in ${directory} and the folders above it, and in ${userFile()}. ${glue}`,
    },
  );
}
