// Reads the same rows by several clients from the same server, each in a process of its own: one JSON line a case, then a
// table with ratios. BENCH_TABLES, BENCH_CASES (names with commas), BENCH_ROWS and BENCH_RUNS ask for less or more.
import { startSandbox } from '@shiftbook/sandbox';
import { least, prepare, runClient } from '../clients.mjs';
import { pythonWithPeers } from './python.mjs';
import { report } from './report.mjs';
import { TABLES } from './tables.mjs';

const file = (name) => new URL(name, import.meta.url).pathname;
const python = pythonWithPeers();
const peer = (name) => (python === undefined ? undefined : [python, file(`peers/${name}.py`)]);

/** Commands by case, slow ones marked: they run once. */
const CASES = {
  drain: [process.execPath, file('drain.mjs')],
  shiftbook: [process.execPath, file('shiftbook.mjs')],
  'shiftbook stream': [process.execPath, file('stream.mjs')],
  connectorx: peer('connectorx_arrow'),
  adbc: peer('adbc_postgresql'),
  'psycopg2 + pandas': peer('psycopg2_pandas'),
  'pg rows': [process.execPath, '--max-old-space-size=6000', file('pg-rows.mjs')],
  redshift_connector: peer('redshift_connector_rows'),
};
const STREAM = 'shiftbook stream';
const OWN = new Set(['drain', 'shiftbook', STREAM]);
const SLOW = new Set(['psycopg2 + pandas', 'pg rows', 'redshift_connector']);

const chosen = (all, names) => (names === undefined ? Object.keys(all) : names.split(','));
const RUNS = Number(process.env.BENCH_RUNS ?? 3);

const results = [];

/** Runs a case several times, and prints and keeps its figures. A peer that cannot read from Redshift is told, no more. */
async function measured(table, name, query, env) {
  if (CASES[name] === undefined) return;
  const runs = [];
  for (let count = SLOW.has(name) ? 1 : RUNS; count > 0; count--) {
    runs.push(await runClient(CASES[name], { ...env, BENCH_QUERY: query }));
    if (runs.at(-1).failed !== undefined) break;
  }
  const failure = runs.at(-1);
  const result = { table, case: name, ...(failure.failed === undefined ? least(runs) : failure) };
  console.log(JSON.stringify(result));
  if (failure.failed === undefined) results.push(result);
  else if (OWN.has(name)) process.exitCode = 1;
}

const sandbox = await startSandbox();
try {
  const env = { ...process.env, ...sandbox.env };
  const cases = chosen(CASES, process.env.BENCH_CASES);
  for (const table of chosen(TABLES, process.env.BENCH_TABLES)) {
    await prepare(
      sandbox.env,
      `create table bench_${table} as ${TABLES[table]}`,
      `grant select on bench_${table} to public`,
    );
    const query = `select * from bench_${table}`;
    await runClient(CASES.drain, { ...env, BENCH_QUERY: query }); // so that the table is in the server's memory
    for (const name of cases) await measured(table, name, query, env);
    if (table === 'sales' && cases.includes(STREAM)) {
      const five = Array(5).fill(query).join(' union all ');
      await measured('sales × 5', STREAM, five, env);
    }
  }
} finally {
  await sandbox.stop();
}
console.error(report(results));
