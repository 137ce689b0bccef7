import { isJsonObject } from '../../wire/json.js';
import type { MimeBundle } from '../mime-bundle.js';

/** What a figure may hold (https://plotly.com/chart-studio-help/json-chart-schema/). */
const PARTS = ['data', 'layout', 'config', 'frames'];

/** A Plotly figure as plain data: traces and a layout, and nothing that a figure has not. */
export function plotly(value: object): MimeBundle | undefined {
  if (!('data' in value && 'layout' in value)) return undefined;
  const { data, layout } = value;
  const isFigure =
    Array.isArray(data) &&
    data.every(isJsonObject) &&
    isJsonObject(layout) &&
    Object.keys(value).every((name) => PARTS.includes(name));
  return isFigure ? { 'application/vnd.plotly.v1+json': value } : undefined;
}
