import type { Table } from 'apache-arrow';
import { quantile } from '../bins/local-axis.js';
import { columnOf } from '../columns/column-of.js';
import { localNumbers } from '../columns/local-numbers.js';
import { localTexts } from '../columns/local-texts.js';
import { cut, placesOf } from '../columns/ranking.js';
import { compareTexts } from '../columns/series.js';
import type { PictureRow } from '../picture.js';
import { MOST_COUNTED, MOST_NAMED, SHARES, SMALL_BINS, shareNames } from './options.js';
import { LARGE, NOTHING, SCALE, TINY } from './scale.js';
import type { ProfiledColumn } from './spec.js';

type Texts = readonly (string | null)[];

function occurrences(texts: Texts): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

function tops(counts: ReadonlyMap<string, number>): PictureRow {
  const places = [...placesOf(counts)].filter(([, place]) => place <= MOST_NAMED);
  return Object.fromEntries(
    places.flatMap(([text, place]) => [
      [`top${place}`, cut(text)],
      [`count${place}`, counts.get(text as string)],
    ]),
  );
}

/** Which of two exact values is the smaller, told from their texts; all digits of decimals stand behind the point. */
function compareExact(one: string, other: string, isNumber: boolean): number {
  if (!isNumber) return compareTexts(one, other);
  const units = [one, other].map((text) => BigInt(text.replace('.', ''))) as [bigint, bigint];
  return units[0] < units[1] ? -1 : Number(units[0] > units[1]);
}

/** The text of an end: of values that are the same as doubles, the one that is the end by all its digits. */
function endText(
  { kind, type }: ProfiledColumn,
  values: Float64Array,
  texts: Texts,
  end: number,
  side: 1 | -1,
): string | null {
  const exact = kind === 'time' || /^(?:bigint|numeric|decimal)/.test(type);
  let found: string | null = null;
  for (let index = 0; index < values.length; index++) {
    const text = texts[index] ?? null;
    if (values[index] !== end || text === null) continue;
    if (!exact) return text;
    if (found === null || side * compareExact(text, found, kind === 'number') > 0) found = text;
  }
  return found;
}

/** Shape of the small histogram; see the statement, which does the same. */
function shapeOf(lo: number, hi: number, whole: boolean) {
  const scale = lo < -LARGE || hi > LARGE ? SCALE : 1;
  const nothing = scale === 1 ? NOTHING : 1;
  const fit = (value: number): number => (Math.abs(value) < nothing ? 0 : value / scale);
  const low = fit(lo);
  const span = fit(hi) - low;
  const even = whole && scale === 1;
  const divided = span > TINY;
  const width = even ? Math.ceil((span + 1) / SMALL_BINS) : divided ? span / SMALL_BINS : 1;
  const bins = even ? Math.ceil((span + 1) / width) : divided ? SMALL_BINS : 1;
  return { scale, fit, low, width, bins };
}

function axisRow(column: ProfiledColumn, values: Float64Array, texts: Texts): PictureRow {
  const sorted = values.filter(Number.isFinite).sort();
  const n = sorted.length;
  const [lo, hi] = [sorted[0], sorted[n - 1]];
  if (lo === undefined || hi === undefined) return { finite: 0 };
  const shape = shapeOf(lo, hi, sorted.every(Number.isInteger));
  const { scale, low, width, bins } = shape;
  const fitted = sorted.map(shape.fit);
  const mean = fitted.reduce((sum, y) => sum + y, 0) / n;
  const squares = fitted.reduce((sum, y) => sum + (y - mean) ** 2, 0);
  const counts = new Array<number>(bins).fill(0);
  for (const y of fitted) {
    const bin = y - low < width ? 0 : Math.min(bins - 1, Math.floor((y - low) / width));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return {
    finite: n,
    lo,
    hi,
    least: endText(column, values, texts, lo, -1),
    most: endText(column, values, texts, hi, 1),
    mean,
    deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : null,
    ...Object.fromEntries(shareNames.map((name) => [name, quantile(fitted, SHARES[name])])),
    scale,
    width,
    bins,
    counts: counts.flatMap((count, bin) => (count > 0 ? [`${bin} ${count}`] : [])).join(','),
  };
}

function textRow(counts: ReadonlyMap<string, number>, filled: number): PictureRow {
  const ordered = [...counts.keys()].sort(compareTexts);
  return { finite: filled, least: cut(ordered[0] ?? null), most: cut(ordered.at(-1) ?? null) };
}

function rowOf(column: ProfiledColumn, table: Table): PictureRow {
  const { name, type, kind, place } = column;
  const vector = columnOf(table, name);
  const filled = vector.length - vector.nullCount;
  const seen = { k: place, n: vector.length, filled };
  if (kind === 'other') return { ...seen, finite: filled };
  const texts = localTexts(vector, type);
  const counts = occurrences(texts);
  const axis =
    kind === 'category'
      ? textRow(counts, filled)
      : axisRow(column, localNumbers(vector).values, texts);
  const named = axis.lo === undefined || counts.size <= MOST_COUNTED;
  return { ...seen, distincts: counts.size, ...axis, ...(named ? tops(counts) : {}) };
}

/** The rows that the statement of the same profile gives, worked out here. Pure. */
export const localProfile = (columns: readonly ProfiledColumn[], table: Table): PictureRow[] =>
  columns.map((column) => rowOf(column, table));
