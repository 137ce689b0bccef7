// Reads the same rows by several clients from the same server; one JSON line a client, then a table with ratios.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { startSandbox } from '@shiftbook/sandbox';

const QUERY = `select salesid, eventid, qtysold, pricepaid, commission, saletime
  from sales cross join (select 1 as copy union all select 2) as copies`;

const file = (name) => new URL(name, import.meta.url).pathname;
const venv = new URL('../../.venv/bin/python', import.meta.url).pathname;
const python = existsSync(venv) ? venv : 'python3';

const CASES = [
  ['drain', process.execPath, [file('drain.mjs')]],
  ['shiftbook', process.execPath, [file('shiftbook.mjs')]],
  ['pg rows', process.execPath, [file('pg-rows.mjs')]],
  ['psycopg2', python, [file('psycopg2_rows.py')]],
];

/** Runs a case beside this process, which serves it: exit code and what it printed. */
function run(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (piece) => {
      text += piece;
    });
    child.on('error', reject).on('close', (code) => resolve({ code, text }));
  });
}

const sandbox = await startSandbox();
const results = [];
try {
  for (const [name, command, args] of CASES) {
    const env = { ...process.env, ...sandbox.env, BENCH_QUERY: QUERY };
    const { code, text } = await run(command, args, env);
    if (code === 3) {
      console.error(`${name}: not installed`);
    } else if (code === 0) {
      const result = { case: name, ...JSON.parse(text) };
      results.push(result);
      console.log(JSON.stringify(result));
    } else {
      process.exitCode = 1;
    }
  }
} finally {
  await sandbox.stop();
}

const drain = results.find((result) => result.case === 'drain');
console.error('\ncase        rows     client CPU s   wall s   × drain   peak MB');
for (const { case: name, rows, cpuSeconds, wallSeconds, peakMegabytes } of results) {
  const ratio = drain === undefined ? '' : (wallSeconds / drain.wallSeconds).toFixed(2);
  console.error(
    [
      name.padEnd(10),
      String(rows ?? '').padStart(7),
      cpuSeconds.toFixed(2).padStart(14),
      wallSeconds.toFixed(2).padStart(9),
      ratio.padStart(9),
      String(peakMegabytes).padStart(9),
    ].join(' '),
  );
}
