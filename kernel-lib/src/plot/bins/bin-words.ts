import { formatNumber, formatTime } from '../figure/nice-ticks.js';
import type { AxisKind } from './bins.js';

/** How an edge of a bin is said. */
export const edgeWords = (axis: AxisKind): ((value: number) => string) =>
  axis === 'time' ? formatTime : formatNumber;

/** An edge for Plotly, which takes dates as text. */
export const plotlyEdge = (axis: AxisKind, value: number): string | number =>
  axis === 'time' ? new Date(value).toISOString() : value;
