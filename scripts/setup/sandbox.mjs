import { join } from 'node:path';
import { capture } from './command.mjs';
import { root } from './paths.mjs';

const cli = join(root, 'kernel-lib/lib/cli.js');
/** In a process group of its own: Ctrl-C must not end it halfway. */
const sandbox = (...args) =>
  capture(process.execPath, [cli, 'sandbox', ...args], { detached: true });

const status = async () => JSON.parse(await sandbox('status', '--json'));

/**
 * The user's sandbox, started where it does not run. `stop` ends it only if this call started it.
 */
export async function ownSandbox() {
  const before = await status();
  if (before.running) return { env: before.env, found: true, stop: async () => undefined };
  await sandbox('start');
  const { env } = await status();
  return { env, found: false, stop: () => sandbox('stop') };
}
