// The rows from memory, as they came from a query, into a new table, by rs.upload.
import { connect, sql } from 'shiftbook';
import { measure } from '../read/measure.mjs';

const staging = 's3://bench/staging';
const rs = await connect({ cluster: 'shiftbook', database: 'dev', user: 'analyst', staging });
const frame = await rs.query(sql.raw(process.env.BENCH_QUERY), { read: 'wire' });
// Once before, as in the other client: what is loaded and opened on first use is no part of the figures.
await rs.upload([{ n: 1 }], 'bench_warm');
await measure(async () => {
  const { rows, files, bytes } = await rs.upload(frame, 'bench_uploaded');
  return { rows, files, megabytes: bytes / 2 ** 20 };
});
await rs.sql`drop table bench_uploaded, bench_warm`;
await rs.close();
