// What is uploaded, as a Parquet file, from which awswrangler reads its frame.
import { connect, sql } from 'shiftbook';

const rs = await connect({ cluster: 'shiftbook', database: 'dev', user: 'analyst' });
const result = await rs.query(sql.raw(process.env.BENCH_QUERY));
await result.toParquet(process.env.BENCH_PARQUET);
console.log(JSON.stringify({ rows: result.numRows }));
await rs.close();
