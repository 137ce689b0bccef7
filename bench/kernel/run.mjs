// Starts several kernels in turn and measures them by Jupyter's own client; one JSON line a kernel, then a table with
// ratios. Linux only: memory and CPU come from /proc.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { venvBin } from '../../scripts/setup/paths.mjs';
import { kernels } from './peers.mjs';

const ROUNDS = 5;

/** What is shown of each kernel: heading, key of its JSON line, digits. */
const COLUMNS = [
  ['info s', 'infoSeconds', 2],
  ['first 1+1 s', 'firstResultSeconds', 2],
  ['cold s', 'coldFirstResultSeconds', 2],
  ['cell ms', 'cellMs', 1],
  ['p95 ms', 'cellP95Ms', 1],
  ['growth', 'growth', 2],
  ['10 MB s', 'outputSeconds', 2],
  ['RSS MB', 'residentMegabytes', 0],
  ['CPU s', 'cpuSeconds', 1],
];

const directory = await mkdtemp(join(tmpdir(), 'shiftbook-bench-'));
const results = [];
try {
  const child = spawn(venvBin('python'), [new URL('drive.py', import.meta.url).pathname], {
    // A cache folder of its own, so that the first start finds nothing in Node's compile cache.
    env: { ...process.env, TMPDIR: directory, XDG_CACHE_HOME: join(directory, 'cache') },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ kernels: await kernels(), rounds: ROUNDS, directory }));
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => {
    process.stdout.write(piece);
    text += piece;
  });
  process.exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  results.push(
    ...text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
} finally {
  await rm(directory, { recursive: true, force: true });
}

const [own] = results;
const show = (value, digits) => (value === undefined ? '-' : value.toFixed(digits));
console.error(`\nkernel     ${COLUMNS.map(([heading]) => heading.padStart(17)).join('')}`);
for (const result of results) {
  const cells = COLUMNS.map(([, key, digits]) => {
    const value = show(result[key], digits);
    // How many times ours is the peer's.
    const ratio = result === own ? '' : ` (×${show(own?.[key] / result[key], 2)})`;
    return (value + (value === '-' ? '' : ratio)).padStart(17);
  });
  console.error(result.case.padEnd(11) + cells.join(''));
}
console.error(
  `\nIn brackets: ours divided by it. Importing shiftbook: ${show(own?.importMs, 0)} ms, ${own?.awsClients} scripts of AWS clients loaded.`,
);
for (const { case: name, lost = {} } of results) {
  for (const [what, why] of Object.entries(lost)) console.error(`${name}: ${what} lost: ${why}`);
}
