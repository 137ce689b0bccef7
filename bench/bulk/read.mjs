// The rows as Arrow columns, over the wire or by UNLOAD, as BENCH_READ says.
import { connect, sql } from 'shiftbook';
import { measure } from '../read/measure.mjs';

const staging = 's3://bench/staging';
const rs = await connect({ cluster: 'shiftbook', database: 'dev', user: 'analyst', staging });
await rs.verify();
const statement = sql.raw(process.env.BENCH_QUERY);
await measure(async () => {
  const result = await rs.query(statement, { read: process.env.BENCH_READ });
  return { rows: result.numRows };
});
await rs.close();
