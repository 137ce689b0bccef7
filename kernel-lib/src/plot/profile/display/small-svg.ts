import { escapeMarkup } from '../../../frame/display/escape-markup.js';
import { blocks } from '../../figure/blocks.js';
import { round } from '../../figure/svg-frame.js';
import type { SmallHistogram } from '../column-profile.js';
import { valueText } from './words.js';

const [WIDTH, HEIGHT] = [120, 28];

/** Can be seen on white as on black. */
const COLOR = '#5b8fc7';

/** In words and blocks: a page that drops pictures keeps the text that is in them. */
const histogramText = ({ from, to, counts }: SmallHistogram): string =>
  `${valueText(from)} ${blocks(counts)} ${valueText(to)}`;

/** A histogram as high as a line of a table. */
export function smallSvg(histogram: SmallHistogram): string {
  const { counts } = histogram;
  const most = Math.max(...counts);
  const width = WIDTH / counts.length;
  const bars = counts.flatMap((count, at) => {
    if (count === 0) return [];
    // Even one row shows.
    const height = Math.max(1, (count / most) * HEIGHT);
    return `<rect x="${round(at * width)}" y="${round(HEIGHT - height)}" width="${round(Math.max(1, width - 1))}" height="${round(height)}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" fill="${COLOR}" role="img"><title>${escapeMarkup(histogramText(histogram))}</title>${bars.join('')}</svg>`;
}
