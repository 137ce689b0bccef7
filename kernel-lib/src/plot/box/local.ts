import type { Table } from 'apache-arrow';
import { quantile } from '../bins/local-axis.js';
import { columnOf } from '../columns/column-of.js';
import { localNumbers } from '../columns/local-numbers.js';
import { localTexts } from '../columns/local-texts.js';
import { cut, placesOf } from '../columns/ranking.js';
import type { PictureRow } from '../picture.js';
import type { BoxSpec } from './spec.js';

interface Group {
  readonly values: number[];
  nulls: number;
  infinite: number;
}

const size = ({ values, nulls, infinite }: Group): number => values.length + nulls + infinite;

function rowOf({ values, nulls, infinite }: Group): PictureRow {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return { q1: null, q2: null, q3: null, outside: 0, nulls, infinite };
  const [q1 = 0, q2, q3 = 0] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
  const [lower, upper] = [q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)];
  return {
    q1,
    q2,
    q3,
    low: sorted.find((value) => value >= lower),
    high: sorted.findLast((value) => value <= upper),
    outside: sorted.filter((value) => value < lower || value > upper).length,
    nulls,
    infinite,
  };
}

/** The rows that the statement of the same boxes gives, worked out here. Pure. */
export function localBoxes({ column, by, most }: BoxSpec, table: Table): PictureRow[] {
  const { values, nulls } = localNumbers(columnOf(table, column.name));
  const texts = by && localTexts(columnOf(table, by.name), by.type);
  const groups = new Map<string | null, Group>();
  values.forEach((value, index) => {
    const key = texts?.[index] ?? null;
    const group = groups.get(key) ?? { values: [], nulls: 0, infinite: 0 };
    groups.set(key, group);
    if (nulls?.[index] === 1) group.nulls++;
    else if (Number.isFinite(value)) group.values.push(value);
    else group.infinite++;
  });
  const places = placesOf(new Map([...groups].map(([key, group]) => [key, size(group)])));
  return [...places]
    .filter(([, place]) => place <= most)
    .map(([key, place]) => ({
      place,
      label: cut(key),
      boxes: groups.size,
      ...rowOf(groups.get(key) as Group),
    }));
}
