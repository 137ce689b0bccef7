// In and out in bulk, each client in a process of its own: one JSON line a case, then the ratios that are asked for.
// BENCH_READ_ROWS, BENCH_UPLOAD_ROWS, BENCH_CASES (names with semicolons) and BENCH_RUNS ask for less or more; PYTHON names a
// Python with requirements/test.txt, that of the repository's .venv without it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { startSandbox } from '@shiftbook/sandbox';
import { least, prepare, runClient } from '../clients.mjs';
import { salesOf } from '../read/tables.mjs';

const file = (name) => new URL(name, import.meta.url).pathname;
const python = process.env.PYTHON ?? file('../../.venv/bin/python');

const READ_ROWS = Number(process.env.BENCH_READ_ROWS ?? 2_000_000);
const UPLOAD_ROWS = Number(process.env.BENCH_UPLOAD_ROWS ?? 1_000_000);
const RUNS = Number(process.env.BENCH_RUNS ?? 3);

const read = (way) => ({ command: [process.execPath, file('read.mjs')], env: { BENCH_READ: way } });

const wrangler = (numeric) => ({
  command: [python, file('upload.py')],
  env: { BENCH_NUMERIC: numeric },
});

const CASES = {
  'read wire': read('wire'),
  'read unload': read('unload'),
  'upload shiftbook': { command: [process.execPath, file('upload.mjs')] },
  'upload awswrangler': wrangler('decimal'),
  'upload awswrangler, doubles': wrangler('double'),
};

const results = {};

async function measured(name, env) {
  const { command, env: own } = CASES[name];
  const runs = [];
  for (let count = RUNS; count > 0; count--) {
    runs.push(await runClient(command, { ...env, ...own }));
    if (runs.at(-1).failed !== undefined) break;
  }
  const failed = runs.at(-1).failed !== undefined;
  const result = { case: name, ...(failed ? runs.at(-1) : least(runs)) };
  console.log(JSON.stringify(result));
  if (failed) process.exitCode = 1;
  else results[name] = result;
}

/** A figure of one case in that of another. */
function ratio(key, one, other) {
  const [first, second] = [results[one]?.[key], results[other]?.[key]];
  if (first === undefined || second === undefined) return;
  console.error(`${one} ÷ ${other}, ${key}: ${(first / second).toFixed(2)}`);
}

const sandbox = await startSandbox();
const folder = await mkdtemp(join(tmpdir(), 'shiftbook-bench-'));
try {
  const env = { ...process.env, ...sandbox.env, XDG_STATE_HOME: folder };
  env.SSL_CERT_FILE = env.SHIFTBOOK_CA; // where redshift_connector looks for authorities
  env.BENCH_PARQUET = join(folder, 'rows.parquet');
  Object.assign(process.env, sandbox.env);
  const s3 = new S3Client({ forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'bench' }));
  s3.destroy();
  const names = process.env.BENCH_CASES?.split(';') ?? Object.keys(CASES);
  for (const [first, rows] of [
    ['read', READ_ROWS],
    ['upload', UPLOAD_ROWS],
  ]) {
    const chosen = names.filter((name) => name.startsWith(first));
    if (chosen.length === 0) continue;
    await prepare(sandbox.env, `create table bench_${first} as ${salesOf(rows)}`);
    env.BENCH_QUERY = `select * from bench_${first}`;
    if (first === 'upload') await runClient([process.execPath, file('rows.mjs')], env);
    for (const name of chosen) await measured(name, env);
  }
} finally {
  await sandbox.stop();
  await rm(folder, { recursive: true });
}
ratio('cpuSeconds', 'read unload', 'read wire');
ratio('wallSeconds', 'read unload', 'read wire');
for (const peer of ['upload awswrangler', 'upload awswrangler, doubles']) {
  ratio('cpuSeconds', 'upload shiftbook', peer);
  ratio('wallSeconds', 'upload shiftbook', peer);
}
