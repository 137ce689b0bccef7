// The rows as Arrow columns, by rs.query.
import { connect, sql } from 'shiftbook';
import { measure } from './measure.mjs';

const rs = await connect({ cluster: 'shiftbook', database: 'dev', user: 'analyst' });
await rs.verify();
const statement = sql.raw(process.env.BENCH_QUERY);
await measure(async () => {
  const result = await rs.query(statement);
  const arrowBytes = result.arrow().data.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return { rows: result.numRows, arrowMegabytes: Math.round(arrowBytes / 1024 ** 2) };
});
await rs.close();
