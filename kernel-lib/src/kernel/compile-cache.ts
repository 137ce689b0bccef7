import module from 'node:module';
import { join } from 'node:path';
import { userFolder } from '../user-folder.js';
import { debug } from './log.js';

/** https://nodejs.org/docs/latest-v24.x/api/module.html#module-compile-cache, not in Node 20's types. */
const cache = module as {
  enableCompileCache?: (directory: string) => { readonly message?: string };
  flushCompileCache?: () => void;
};

/** Has Node keep what it compiles, for the next start; Node 20, which only prints the usage, cannot. */
export function enableCompileCache(): void {
  const folder = join(userFolder('XDG_CACHE_HOME'), 'shiftbook/compiled');
  const { message } = cache.enableCompileCache?.(folder) ?? {};
  if (message !== undefined) debug(message);
}

/**
 * Writes what was compiled by now. By itself Node does so when it exits, which a kernel seldom does: it is killed. To be
 * called once the compiler has compiled a cell, when all of it that matters is there.
 */
export function writeCompileCache(): void {
  cache.flushCompileCache?.();
}
