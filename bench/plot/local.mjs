// Bins of doubles that are in memory, by a Result's hist.
import { Result } from 'shiftbook';
import { measure } from '../read/measure.mjs';
import { doubles } from './doubles.mjs';

const result = Result.fromArrow(await doubles(process.env.BENCH_FILE));
// Twice: what the compiler has not seen yet is no part of the work.
await result.hist('value', { bins: 50 });
await measure(async () => {
  const figure = await result.hist('value', { bins: 50 });
  return { rows: figure.data[0].y.reduce((sum, count) => sum + count, 0) };
});
