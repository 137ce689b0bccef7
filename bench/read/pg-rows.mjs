// The rows as JavaScript arrays, by the usual driver.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { measure } from './measure.mjs';

const client = new pg.Client({ ssl: { ca: readFileSync(process.env.PGSSLROOTCERT, 'utf8') } });
await client.connect();
const query = { text: process.env.BENCH_QUERY, rowMode: 'array' };
await measure(async () => ({ rows: (await client.query(query)).rows.length }));
await client.end();
