import { dirname, join, resolve } from 'node:path';
import { userFolder } from '../../user-folder.js';

/** Name of the file of connections that stands beside notebooks. */
const PROJECT_FILE = 'shiftbook.json';

/** The user's own file of connections: `SHIFTBOOK_CONNECTIONS`, or `connections.json` in the configuration folder. */
export function userFile(): string {
  return resolve(
    process.env.SHIFTBOOK_CONNECTIONS ||
      join(userFolder('XDG_CONFIG_HOME'), 'shiftbook', 'connections.json'),
  );
}

/** Every place a `shiftbook.json` may stand for notebooks in `directory`: the folder itself and all above it, nearest first. */
export function projectFiles(directory: string): string[] {
  const files: string[] = [];
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    files.push(join(folder, PROJECT_FILE));
    if (folder === dirname(folder)) {
      return files;
    }
  }
}
