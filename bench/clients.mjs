import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import pg from 'pg';

/** Runs a client beside this process, which serves it: what it printed, or the last words of its failure. */
export function runClient([command, ...args], env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr']) {
      child[stream].setEncoding('utf8').on('data', (piece) => {
        said[stream] += piece;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(said.stdout));
      else resolve({ failed: said.stderr.trim().split('\n').slice(-3).join(' ') });
    });
  });
}

/** Of several runs the least of every figure: what else the machine does only ever adds. */
export function least(runs) {
  const [first] = runs;
  const best = (key) => Math.min(...runs.map((each) => each[key]));
  return Object.fromEntries(Object.keys(first).map((key) => [key, best(key)]));
}

/** Runs statements as the sandbox's ordinary user. */
export async function prepare(env, ...statements) {
  const client = new pg.Client({
    host: env.PGHOST,
    port: env.PGPORT,
    user: env.PGUSER,
    password: env.PGPASSWORD,
    database: env.PGDATABASE,
    ssl: { ca: readFileSync(env.PGSSLROOTCERT, 'utf8') },
  });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
