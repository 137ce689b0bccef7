import { join } from 'node:path';
import { capture } from './command.mjs';
import { root } from './paths.mjs';

const cli = join(root, 'kernel-lib/lib/cli.js');
/** In a process group of its own: Ctrl-C must not end it halfway. */
const sandbox = (...args) =>
  capture(process.execPath, [cli, 'sandbox', ...args], { detached: true });

const stop = () => sandbox('stop');
const status = async () => JSON.parse(await sandbox('status', '--json'));

/**
 * The user's sandbox, started where it does not run. `found` says that it ran before, so that it is not the caller's
 * to stop.
 */
export async function ownSandbox() {
  const before = await status();
  if (before.running) return { env: before.env, found: true, stop };
  await sandbox('start');
  const { env } = await status();
  return { env, found: false, stop };
}
