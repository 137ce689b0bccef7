import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where each folder of the user stands below the home folder, unless its variable says otherwise. */
const DEFAULTS = {
  XDG_CACHE_HOME: '.cache',
  XDG_CONFIG_HOME: '.config',
  XDG_STATE_HOME: '.local/state',
};

/**
 * A folder of the user (https://specifications.freedesktop.org/basedir-spec/latest/), as an absolute path: the one that
 * the variable names, or its default. The specification has relative paths ignored.
 */
export function userFolder(variable: keyof typeof DEFAULTS, env = process.env): string {
  const chosen = env[variable] ?? '';
  return isAbsolute(chosen) ? chosen : join(homedir(), DEFAULTS[variable]);
}
