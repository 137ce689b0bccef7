const BLOCKS = '▁▂▃▄▅▆▇█';

/** A block as high as each count; one of nothing is a blank, so that even one row shows. */
export function blocks(counts: readonly number[]): string {
  const most = Math.max(Number.MIN_VALUE, ...counts);
  return counts
    .map((count) => (count > 0 ? (BLOCKS[Math.min(7, Math.floor((count / most) * 8))] ?? '') : ' '))
    .join('');
}
