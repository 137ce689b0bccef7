import type { Table } from 'apache-arrow';
import { Groups } from '../aggregate/kept.js';
import { columnOf } from '../columns/column-of.js';
import { localNumbers } from '../columns/local-numbers.js';
import { localTexts } from '../columns/local-texts.js';
import { cut, placesOf } from '../columns/ranking.js';
import { MOST_SERIES } from '../columns/series.js';
import type { PictureRow } from '../picture.js';
import type { BarSpec } from './spec.js';

/** The rows that the statement of the same bars gives, worked out here. Pure. */
export function localBars(
  { category, by, value, aggregate, most }: BarSpec,
  table: Table,
): PictureRow[] {
  const texts = localTexts(columnOf(table, category.name), category.type);
  const colours = by && localTexts(columnOf(table, by.name), by.type);
  const numbers = value && localNumbers(columnOf(table, value.name));
  const each = (visit: (index: number, counted: boolean, value: number | undefined) => void) => {
    for (let index = 0; index < texts.length; index++) {
      const isNull = numbers?.nulls?.[index] === 1;
      visit(
        index,
        aggregate !== 'count' || !isNull,
        isNull || numbers === undefined ? undefined : numbers.values[index],
      );
    }
  };
  const byCategory = new Groups<string | null>();
  const bySeries = new Groups<string | null>();
  each((index, counted, number) => {
    byCategory.at(texts[index] ?? null).add(counted, number);
    bySeries.at(colours?.[index] ?? null).add(counted, number);
  });
  const places = placesOf(byCategory.weights((kept) => kept.result(aggregate)));
  const seriesPlaces = placesOf(bySeries.weights((kept) => kept.count));
  const clip = (place: number, limit: number): number => Math.min(place, limit + 1);
  const cells = new Map<number, Groups<number>>();
  const labels = new Map([...places].map(([text, place]) => [place, cut(text)]));
  const seriesLabels = new Map([...seriesPlaces].map(([text, place]) => [place, cut(text)]));
  each((index, counted, number) => {
    const place = clip(places.get(texts[index] ?? null) as number, most);
    const series = clip(seriesPlaces.get(colours?.[index] ?? null) as number, MOST_SERIES);
    const row = cells.get(place) ?? new Groups<number>();
    cells.set(place, row);
    row.at(series).add(counted, number);
  });
  const ordered = <Value>(map: Map<number, Value>) => [...map].sort(([a], [b]) => a - b);
  return ordered(cells).flatMap(([place, row]) =>
    ordered(row.groups).map(([series, kept]) => ({
      place,
      label: place > most ? null : labels.get(place),
      series_place: series,
      series_label: series > MOST_SERIES ? null : seriesLabels.get(series),
      total: kept.result(aggregate),
    })),
  );
}
