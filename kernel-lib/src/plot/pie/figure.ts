import { measureOf } from '../aggregate/measure.js';
import type { Bars } from '../bar/rows.js';
import type { BarSpec } from '../bar/spec.js';
import { apartNote, apartWords } from '../figure/apart.js';
import { blocks } from '../figure/blocks.js';
import { Figure } from '../figure/figure.js';
import { colorAt, type FigureOptions } from '../figure/figure-options.js';
import { labelsOf, shownLabels, titleOf } from '../figure/labels.js';
import { plainText } from '../figure/plain-text.js';
import { percent, pieSvg } from './pie-svg.js';
import { slicesOf } from './slices.js';

/** Plotly adds slices of the same name up; a character that is not seen tells NULL from the word for it. */
function toldApart(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return name + '\u200b'.repeat(before);
  });
}

/** A smaller slice has no room for its name, which would run into those beside it; the list and the pointer tell it. */
const NAMED_SHARE = 0.04;

/** A pie as a Plotly figure. Pure. */
export function pieFigure(
  spec: BarSpec,
  name: string | undefined,
  bars: Bars,
  options: FigureOptions,
  statement: string | undefined,
): Figure {
  const { slices, ...apart } = slicesOf(bars);
  const usual = { title: titleOf(name, spec.category.name), xlabel: '', ylabel: '' };
  const labels = labelsOf(options, usual);
  const trace = {
    type: 'pie',
    labels: toldApart(slices.map((slice) => plainText(slice.name))),
    values: slices.map(({ value }) => value),
    sort: false,
    direction: 'clockwise',
    textinfo: 'text',
    text: slices.map((slice) =>
      slice.share < NAMED_SHARE ? '' : `${plainText(slice.name)}<br>${percent(slice.share)}`,
    ),
    hovertemplate: `%{label}<br>%{value:,} ${plainText(measureOf(spec))} (%{percent})<extra></extra>`,
    marker: {
      colors: slices.map(({ at }) => colorAt(options, at)),
      line: { color: 'white', width: 1 },
    },
  };
  const layout = { title: { text: shownLabels(options, usual).title }, ...apartNote(apart) };
  const summary = [`${slices.length} slices of ${measureOf(spec)}`, ...apartWords(apart)];
  const lines = slices.map(
    ({ name, share }) =>
      `${blocks(new Array(Math.round(share * 20)).fill(1))} ${name} ${percent(share)}`,
  );
  return Figure.of([trace], layout, options, statement, {
    text: [`${labels.title}: ${summary.join(', ')}`, ...lines].join('\n'),
    svg: pieSvg(slices, labels, options),
  });
}
