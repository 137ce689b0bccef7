import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { capture } from './command.mjs';
import { SetupError } from './progress.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath() {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of NAMES) if (existsSync(join(folder, name))) return join(folder, name);
  return undefined;
}

/** A Chromium for the browser tests: `CHROMIUM_PATH`, one on the path, else Debian's package where it may be installed. */
export async function chromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined) {
    if (!existsSync(named))
      throw new SetupError(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return named;
  }
  const found = onPath();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await capture('apt-get', ['update', '-q'], { env });
    await capture('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      env,
    });
    const installed = onPath();
    if (installed !== undefined) return installed;
  }
  throw new SetupError(
    'The browser tests need Chromium and found none. Install it (Debian: apt install chromium) or set CHROMIUM_PATH.',
  );
}
