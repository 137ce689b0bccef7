import { MOST_SERIES, placeName } from '../columns/series.js';
import type { PictureRow } from '../picture.js';

/** Values of one colour. */
export interface BarSeries {
  readonly name: string;
  /** One for each category; `null` where there is none. */
  readonly values: readonly (number | null)[];
}

/** Bars that are worked out. */
export interface Bars {
  readonly names: readonly string[];
  readonly series: readonly BarSeries[];
}

/** Names of the places that rows speak of, by place. */
function namesOf(
  rows: readonly PictureRow[],
  place: string,
  label: string,
  most: number,
): Map<number, string> {
  const places = new Map<number, string>();
  for (const row of rows) {
    const at = Number(row[place]);
    places.set(at, placeName({ place: at, label: row[label] as string | null }, most));
  }
  return new Map([...places].sort(([one], [other]) => one - other));
}

/** Puts the statement's rows together. Pure. @param most how many categories have names */
export function barRows(rows: readonly PictureRow[], most: number): Bars {
  const categories = namesOf(rows, 'place', 'label', most);
  const places = [...categories.keys()];
  const series = [...namesOf(rows, 'series_place', 'series_label', MOST_SERIES)];
  return {
    names: [...categories.values()],
    series: series.map(([at, name]) => {
      const own = new Map(
        rows
          .filter((row) => Number(row.series_place) === at)
          .map((row) => [Number(row.place), row.total === null ? null : Number(row.total)]),
      );
      return { name, values: places.map((place) => own.get(place) ?? null) };
    }),
  };
}
