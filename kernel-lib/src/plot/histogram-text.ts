import type { Histogram } from './histogram-bins.js';
import { formatNumber } from './nice-ticks.js';

const BLOCKS = '▁▂▃▄▅▆▇█';

/** A block as high as the count; an empty bin is a blank, so that even one row shows. */
function block(count: number, most: number): string {
  if (count === 0) return ' ';
  return BLOCKS[Math.min(7, Math.floor((count / most) * 8))] ?? '';
}

/** A histogram in three lines of text, for terminals and logs. Pure. */
export function histogramText({ bins, nulls, infinite }: Histogram, title: string): string {
  const rows = bins.reduce((sum, bin) => sum + bin.count, 0);
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const apart = [
    nulls > 0 ? `${formatNumber(nulls)} NULL` : '',
    infinite > 0 ? `${formatNumber(infinite)} infinite or not a number` : '',
  ].filter((part) => part !== '');
  const summary = `${title}: ${[`${formatNumber(rows)} rows`, `${bins.length} bins`, ...apart].join(', ')}`;
  const [first, last] = [bins[0], bins.at(-1)];
  if (first === undefined || last === undefined) return summary;
  const bars = bins.map((bin) => block(bin.count, most)).join('');
  return `${summary}\n${formatNumber(first.from)} ${bars} ${formatNumber(last.to)}`;
}
