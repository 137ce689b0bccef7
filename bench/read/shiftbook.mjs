// The rows as Arrow columns, by rs.query.
import { connect, sql } from 'shiftbook';
import { measure } from './measure.mjs';

const rs = await connect({ cluster: 'shiftbook', database: 'dev', user: 'analyst' });
const statement = sql.raw(process.env.BENCH_QUERY);
await measure(async () => (await rs.query(statement)).numRows);
await rs.close();
