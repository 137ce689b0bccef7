// A histogram that the server counts, against fetching its column and counting here; and bins of doubles in memory, against
// numpy.histogram. One JSON line a case, then what the ratios are. BENCH_ROWS, BENCH_DOUBLES, BENCH_RUNS and BENCH_CASES
// (names with commas) ask for less or more; PYTHON names one that has psycopg2, pandas and redshift_connector.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@shiftbook/sandbox';
import { least, prepare, runClient } from '../clients.mjs';
import { countingRelay } from './counting-relay.mjs';
import { tableOf } from './table.mjs';

const ROWS = Number(process.env.BENCH_ROWS ?? 20_000_000);
const DOUBLES = Number(process.env.BENCH_DOUBLES ?? 10_000_000);
const RUNS = Number(process.env.BENCH_RUNS ?? 3);

const file = (name) => new URL(name, import.meta.url).pathname;
const python = process.env.PYTHON ?? file('../../.venv/bin/python');
const node = (name) => [process.execPath, '--max-old-space-size=8000', file(name)];

/** Commands by case: those that ask the server, and those that count what is in memory. */
const FETCH = {
  pushed: node('pushed.mjs'),
  danfojs: node('danfojs.mjs'),
  'psycopg2 + pandas': [python, file('psycopg2_pandas.py')],
  'redshift_connector + pandas': [python, file('redshift_connector_pandas.py')],
};
const LOCAL = { local: node('local.mjs'), numpy: [python, file('local.py')] };
const OWN = new Set(['pushed', 'local']);

const chosen = process.env.BENCH_CASES?.split(',') ?? Object.keys({ ...FETCH, ...LOCAL });
const casesOf = (all) => Object.entries(all).filter(([name]) => chosen.includes(name));

const results = new Map();

/** Runs a case several times; of every figure the least, since what else the machine does only ever adds. */
async function measured(name, command, env, bytes = () => undefined) {
  const runs = [];
  for (let count = OWN.has(name) || name === 'numpy' ? RUNS : 1; count > 0; count--) {
    const before = bytes();
    const ran = await runClient(command, env);
    runs.push(before === undefined ? ran : { ...ran, wireBytes: bytes() - before });
    if (ran.failed !== undefined) break;
  }
  const last = runs.at(-1);
  const result = { case: name, ...(last.failed === undefined ? least(runs) : last) };
  console.log(JSON.stringify(result));
  if (last.failed === undefined) results.set(name, result);
  else if (OWN.has(name)) process.exitCode = 1;
}

async function fetching() {
  if (casesOf(FETCH).length === 0) return;
  const sandbox = await startSandbox();
  const relay = await countingRelay(sandbox.cluster);
  try {
    await prepare(sandbox.env, ...tableOf(ROWS));
    const env = { ...process.env, ...sandbox.env, PGPORT: String(relay.port) };
    for (const [name, command] of casesOf(FETCH)) await measured(name, command, env, relay.bytes);
  } finally {
    await relay.close();
    await sandbox.stop();
  }
}

async function counting() {
  if (casesOf(LOCAL).length === 0) return;
  const folder = await mkdtemp(join(tmpdir(), 'shiftbook-bench-'));
  try {
    const BENCH_FILE = join(folder, 'doubles');
    await writeFile(
      BENCH_FILE,
      Float64Array.from({ length: DOUBLES }, () => -Math.log(Math.random())),
    );
    for (const [name, command] of casesOf(LOCAL))
      await measured(name, command, { ...process.env, BENCH_FILE });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many times a figure of one case is in that of another. */
const ratio = (one, other, key) => {
  const [above, below] = [results.get(one)?.[key], results.get(other)?.[key]];
  return above === undefined || below === undefined ? undefined : above / below;
};

await fetching();
await counting();
for (const peer of Object.keys(FETCH).slice(1)) {
  const times = ratio(peer, 'pushed', 'wallSeconds');
  if (times === undefined) continue;
  const bytes = ratio(peer, 'pushed', 'wireBytes');
  console.error(
    `pushed down, against ${peer}: ${times.toFixed(1)} × faster, ${Math.round(bytes)} × fewer bytes`,
  );
}
const local = ratio('local', 'numpy', 'cpuSeconds');
if (local !== undefined)
  console.error(`local bins: ${local.toFixed(2)} × the CPU time of numpy.histogram`);
