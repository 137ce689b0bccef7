// The rows one batch after another, by rs.stream, without holding the whole.
import { connect, sql } from 'shiftbook';
import { measure } from './measure.mjs';

const rs = await connect({ cluster: 'shiftbook', database: 'dev', user: 'analyst' });
await rs.verify();
await measure(async (first) => {
  let rows = 0;
  const stream = await rs.stream(sql.raw(process.env.BENCH_QUERY));
  for await (const batch of stream.batches()) {
    first();
    rows += batch.numRows;
  }
  return { rows };
});
await rs.close();
