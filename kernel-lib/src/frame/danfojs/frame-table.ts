import {
  Bool,
  Float64,
  Int32,
  Table,
  TimestampMillisecond,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';

/** The parts of a DataFrame or Series that its values are read from, whichever copy of danfojs made it. */
export interface FrameValues {
  readonly columns: readonly (string | number)[];
  readonly dtypes: readonly string[];
  readonly values: readonly unknown[];
}

const isMissing = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value));

function instant(value: unknown): number | null {
  const time = value instanceof Date ? value.getTime() : new Date(String(value)).getTime();
  return Number.isNaN(time) ? null : time;
}

function vectorOf(values: readonly unknown[], dtype: string): Vector {
  const present = <T>(read: (value: unknown) => T): (T | null)[] =>
    values.map((value) => (isMissing(value) ? null : read(value)));
  switch (dtype) {
    case 'int32':
      return vectorFromArray(present(Number), new Int32());
    case 'float32':
      return vectorFromArray(present(Number), new Float64());
    case 'boolean':
      return vectorFromArray(present(Boolean), new Bool());
    case 'datetime':
      return vectorFromArray(present(instant), new TimestampMillisecond());
    default:
      return vectorFromArray(present(String), new Utf8());
  }
}

/** Name of the column that holds the places of rows, from 0. */
export const INDEX = 'index';

/**
 * A frame's values as an Arrow table, with the places of its rows beside them; a missing value, which among numbers is NaN,
 * is NULL.
 */
export function frameTable({ columns, dtypes, values }: FrameValues): Table {
  const rows = values.map((value) => (Array.isArray(value) ? value : [value]));
  const vectors = columns.map((name, at) => [
    String(name),
    vectorOf(
      rows.map((row: readonly unknown[]) => row[at]),
      dtypes[at] ?? 'string',
    ),
  ]);
  const places = vectorFromArray(
    rows.map((_, at) => at),
    new Int32(),
  );
  return new Table({ [INDEX]: places, ...Object.fromEntries(vectors) });
}
