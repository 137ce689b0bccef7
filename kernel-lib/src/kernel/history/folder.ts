import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * The folder that history is kept in, one file a session: `shiftbook/history` in the user's folder for state
 * (https://specifications.freedesktop.org/basedir-spec/latest/). Undefined with `SHIFTBOOK_HISTORY=off`.
 */
export function historyFolder(env: NodeJS.ProcessEnv): string | undefined {
  if (env.SHIFTBOOK_HISTORY?.toLowerCase() === 'off') return undefined;
  const chosen = env.XDG_STATE_HOME ?? '';
  // The specification has relative paths ignored.
  const state = isAbsolute(chosen) ? chosen : join(homedir(), '.local', 'state');
  return join(state, 'shiftbook', 'history');
}
