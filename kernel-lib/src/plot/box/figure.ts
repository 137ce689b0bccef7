import type { PickedColumn } from '../columns/pick-column.js';
import { apartNote, apartWords } from '../figure/apart.js';
import { linearScale, nameScale } from '../figure/axis-scale.js';
import { Figure } from '../figure/figure.js';
import { colorAt, type FigureOptions } from '../figure/figure-options.js';
import { type Labels, labelledLayout, labelsOf, titleOf } from '../figure/labels.js';
import { formatNumber } from '../figure/nice-ticks.js';
import { plainText } from '../figure/plain-text.js';
import { type Canvas, svgFrame, svgRect } from '../figure/svg-frame.js';
import type { Box, Boxes } from './rows.js';
import type { BoxSpec } from './spec.js';

const inWords = ({ low, q1, median, q3, high, outside }: Box): string =>
  `${[low, q1, median, q3, high].map(formatNumber).join(' | ')}${outside > 0 ? `, ${formatNumber(outside)} outside` : ''}`;

const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#333"/>`;

const markOf =
  (color: string, { x, y }: Canvas) =>
  (box: Box, at: number): string[] => {
    const [left, right] = [x(at - 0.3), x(at + 0.3)];
    return [
      line(x(at), y(box.low), x(at), y(box.high)),
      svgRect([left, y(box.q1)], [right, y(box.q3)], color, `${box.name}: ${inWords(box)}`),
      ...[box.low, box.median, box.high].map((value) => line(left, y(value), right, y(value))),
    ];
  };

function svgOf({ boxes }: Boxes, labels: Labels, options: FigureOptions): string {
  const ends = boxes.flatMap(({ low, high }) => [low, high]);
  const [from, to] = ends.length === 0 ? [0, 1] : [Math.min(...ends), Math.max(...ends)];
  return svgFrame(options, {
    labels,
    x: nameScale(boxes.map(({ name }) => name)),
    y: linearScale(from, to, 5),
    marks: (canvas) => boxes.flatMap(markOf(colorAt(options, 0), canvas)),
  });
}

/** Boxes of numbers and moments stand in their order, NULL last; those of categories by how frequent they are. */
function inOrder(boxes: readonly Box[], by: PickedColumn | undefined): readonly Box[] {
  if (by === undefined || by.kind === 'category') return boxes;
  const place = ({ name }: Box): number => (by.kind === 'number' ? Number(name) : Date.parse(name));
  const known = boxes.filter((box) => !Number.isNaN(place(box)));
  const unknown = boxes.filter((box) => Number.isNaN(place(box)));
  return [...known.toSorted((one, other) => place(one) - place(other)), ...unknown];
}

/** Boxes as a Plotly figure. Pure. */
export function boxFigure(
  { column, by }: BoxSpec,
  name: string | undefined,
  found: Boxes,
  options: FigureOptions,
  statement: string | undefined,
): Figure {
  const { boxes, more } = found;
  const usual = {
    title: titleOf(name, column.name),
    xlabel: by?.name ?? '',
    ylabel: column.name,
  };
  // One box needs no name.
  const named =
    by === undefined ? boxes.map((box) => ({ ...box, name: column.name })) : inOrder(boxes, by);
  const labels = labelsOf(options, usual);
  const places = named.map((_, at) => at);
  const trace = {
    type: 'box',
    x: places,
    q1: named.map(({ q1 }) => q1),
    median: named.map(({ median }) => median),
    q3: named.map(({ q3 }) => q3),
    lowerfence: named.map(({ low }) => low),
    upperfence: named.map(({ high }) => high),
    marker: { color: colorAt(options, 0) },
    showlegend: false,
  };
  const layout = {
    ...labelledLayout(options, usual, {
      tickvals: places,
      ticktext: named.map((box) => plainText(box.name)),
    }),
    ...apartNote(found),
  };
  const rest = [
    ...apartWords(found),
    ...(more > 0 ? [`${formatNumber(more)} more values of ${by?.name}`] : []),
  ];
  const summary = `${labels.title}: ${[`${named.length} boxes`, ...rest].join(', ')}`;
  return Figure.of([trace], layout, options, statement, {
    text: [summary, ...named.map((box) => `${box.name}: ${inWords(box)}`)].join('\n'),
    svg: svgOf({ ...found, boxes: named }, labels, options),
  });
}
