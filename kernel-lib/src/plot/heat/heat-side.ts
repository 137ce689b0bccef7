import { edgeWords, plotlyEdge } from '../bins/bin-words.js';
import { type AxisScale, linearScale, nameScale, timeScale } from '../figure/axis-scale.js';
import type { PlotlyObject } from '../figure/figure.js';
import { plainText } from '../figure/plain-text.js';
import type { Places } from '../grid/rows.js';

/** One side of a picture of coloured cells. */
export interface HeatSide {
  /** Where each cell begins and ends. */
  readonly cells: readonly (readonly [number, number])[];
  readonly scale: AxisScale;
  /** For Plotly: middles of names, edges of bins. */
  readonly plotly: readonly (number | string)[];
  /** What Plotly's axis is. */
  readonly layout: PlotlyObject;
  /** Whether cells have names; else they are bins. */
  readonly isNamed: boolean;
  /** How many of them have a part in the scale of colours: all but the others. */
  readonly scaled: number;
  /** What a cell is called. */
  readonly words: (at: number) => string;
}

/** A side of names: across, or down, where they are read from above. @param hasOthers whether the last is what the others are together */
export function namedSide(
  list: readonly string[],
  runs: 'across' | 'down',
  hasOthers = false,
): HeatSide {
  const scale = nameScale(list);
  const places = list.map((_, at) => at);
  return {
    cells: places.map((at) => [at - 0.5, at + 0.5]),
    // The first name stands above.
    scale: runs === 'down' ? { ...scale, from: scale.to, to: scale.from } : scale,
    plotly: places,
    layout: {
      tickvals: places,
      ticktext: list.map(plainText),
      ...(runs === 'down' ? { autorange: 'reversed' } : {}),
    },
    isNamed: true,
    scaled: hasOthers ? list.length - 1 : list.length,
    words: (at) => list[at] ?? '',
  };
}

/** The side of a grid. */
export function heatSide(places: Places, runs: 'across' | 'down'): HeatSide {
  if (places.rule === 'ranks') return namedSide(places.names, runs, places.hasOthers);
  const { axis, bins } = places;
  const edges = [...bins.map(({ from }) => from), ...bins.slice(-1).map(({ to }) => to)];
  const words = edgeWords(axis);
  return {
    cells: bins.map(({ from, to }) => [from, to]),
    scale: axis === 'time' ? timeScale(edges) : linearScale(edges[0] ?? 0, edges.at(-1) ?? 1),
    plotly: edges.map((edge) => plotlyEdge(axis, edge)),
    layout: axis === 'time' ? { type: 'date' } : {},
    isNamed: false,
    scaled: bins.length,
    words: (at) => `${words(bins[at]?.from ?? 0)} to ${words(bins[at]?.to ?? 0)}`,
  };
}
