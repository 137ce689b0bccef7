// The whole column into a danfojs frame, whose values are then counted.
import { sql } from 'shiftbook';
import { measure } from '../read/measure.mjs';
import { connected } from './connection.mjs';

const rs = await connected();
await measure(async () => {
  const frame = (await rs.query(sql`select price from bench_plot`)).df();
  const { values } = frame.column('price');
  const [low, high] = values.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const counts = new Array(50).fill(0);
  for (const value of values)
    counts[Math.min(49, Math.floor(((value - low) / (high - low)) * 50))]++;
  return { rows: counts.reduce((sum, count) => sum + count, 0) };
});
await rs.close();
