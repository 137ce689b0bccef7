import type { Random } from './random.js';

/** Draws indices 0, 1, … with the given weights. */
export function weighted(weights: readonly number[], random: Random): () => number {
  const totals: number[] = [];
  let total = 0;
  for (const weight of weights) {
    total += weight;
    totals.push(total);
  }
  return () => {
    const at = random.next() * total;
    let low = 0;
    let high = totals.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((totals[middle] as number) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
