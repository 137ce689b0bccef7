import { homedir } from 'node:os';
import { join } from 'node:path';

/** Folder of the user's persistent sandbox: `SHIFTBOOK_SANDBOX_DIR`, else the XDG state folder. */
export function sandboxFolder(env: NodeJS.ProcessEnv = process.env): string {
  return (
    env.SHIFTBOOK_SANDBOX_DIR ||
    join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'shiftbook', 'sandbox')
  );
}

/** Folder for what can be made again: database templates, ministack's venv. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'shiftbook');
}
