import { readFileSync } from 'node:fs';
import pg from 'pg';

/** Makes the table `bench_plot` with a column of prices, as sales have them. */
export async function makeTable(env, rows) {
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
    const copies = Array.from({ length: Math.ceil(rows / 172_456) }, (_, copy) => `select ${copy}`);
    await client.query(`create table bench_plot as
      select cast(pricepaid * (1 + mod(salesid * 7 + copy * 13, 100) / 100.0) as float8) as price
      from sales cross join (${copies.join(' union all ')}) as copies(copy) limit ${rows}`);
    await client.query('grant select on bench_plot to public');
    await client.query('analyze bench_plot');
  } finally {
    await client.end();
  }
}
