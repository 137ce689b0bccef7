import { join } from 'node:path';
import { userFolder } from '../../user-folder.js';

/**
 * The folder that history is kept in, one file a session: `shiftbook/history` in the user's folder for state. Undefined with `SHIFTBOOK_HISTORY=off`.
 */
export function historyFolder(env: NodeJS.ProcessEnv): string | undefined {
  if (env.SHIFTBOOK_HISTORY?.toLowerCase() === 'off') return undefined;
  return join(userFolder('XDG_STATE_HOME', env), 'shiftbook', 'history');
}
