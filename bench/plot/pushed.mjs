// The server counts: one statement, and only the bins travel.
import { measure } from '../read/measure.mjs';
import { connected } from './connection.mjs';

const rs = await connected();
await measure(async () => {
  const figure = await rs.table('bench_plot').hist('price', { bins: 50 });
  return { rows: figure.data[0].y.reduce((sum, count) => sum + count, 0) };
});
await rs.close();
