// npm run bench -- <name>: builds, then runs bench/<name>/run.mjs. Without a name, lists what there is.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';

const here = new URL('.', import.meta.url);
const name = process.argv[2] ?? '';
const bench = new URL(`${name}/run.mjs`, here);

if (!/^[\w-]+$/.test(name) || !existsSync(bench)) {
  const names = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  console.error(`Usage: npm run bench -- ${names.map((entry) => entry.name).join(' | ')}`);
  process.exit(2);
}
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const built = spawnSync(process.execPath, [tsc, '-b', 'kernel-lib', 'sandbox'], {
  cwd: new URL('..', here),
  stdio: ['ignore', 2, 2],
});
if (built.status !== 0) {
  process.exit(1);
}
await import(bench.href);
