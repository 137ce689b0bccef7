import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const wanted = readFileSync(new URL('../../requirements/bench.txt', import.meta.url), 'utf8');

/** A Python that has the peers of requirements/bench.txt, in an environment of its own in the cache, made on demand. */
export function pythonWithPeers() {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'shiftbook', 'bench-python');
  const python = join(folder, 'bin', 'python');
  const installed = join(folder, 'installed.txt');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== wanted) {
    console.error('Installing the Python clients to compare with …');
    mkdirSync(folder, { recursive: true });
    const options = { stdio: ['ignore', 2, 2] };
    const list = new URL('../../requirements/bench.txt', import.meta.url).pathname;
    const made = spawnSync('python3', ['-m', 'venv', folder], options);
    const filled = spawnSync(python, ['-m', 'pip', 'install', '-q', '-r', list], options);
    if (made.status !== 0 || filled.status !== 0) return undefined;
    writeFileSync(installed, wanted);
  }
  return python;
}
