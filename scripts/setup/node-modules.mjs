import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from './command.mjs';
import { root } from './paths.mjs';
import { whenChanged } from './stamp.mjs';

/** `npm ci`, where the lock file changed since the last one. */
export const nodeModules = () =>
  whenChanged(
    'node-modules',
    ['package-lock.json'],
    process.versions.modules,
    () => existsSync(join(root, 'node_modules/.package-lock.json')),
    () => capture('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']),
  );
