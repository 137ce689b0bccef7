import { ShiftbookError } from '../../errors.js';
import type { ResultColumn } from '../../frame/result-column.js';
import { nearNames } from '../../near-names.js';
import { type ColumnKind, columnKind } from './column-kind.js';

/** A column that a picture reads. */
export interface PickedColumn {
  readonly name: string;
  readonly type: string;
  readonly kind: ColumnKind;
}

const WORDS: Readonly<Record<ColumnKind, string>> = {
  number: 'numbers',
  time: 'dates',
  category: 'text or booleans',
  other: 'other values',
};

/** What has values that can be named one by one. */
export const NAMEABLE: readonly ColumnKind[] = ['category', 'number', 'time'];

/**
 * Finds a column by name. As in Redshift, capitals do not matter where no column has them.
 *
 * @param kinds what the picture can draw
 * @param what the picture, for the message
 * @throws ShiftbookError `column-not-found` with the nearest names, `column-kind` with columns that would do.
 */
export function pickColumn(
  columns: readonly ResultColumn[],
  name: string,
  kinds: readonly ColumnKind[],
  what: string,
): PickedColumn {
  const found =
    columns.find((column) => column.name === name) ??
    columns.find((column) => column.name === String(name).toLowerCase());
  const names = columns.map((column) => column.name);
  if (found === undefined) {
    const near = nearNames(String(name), names);
    throw new ShiftbookError('column-not-found', `There is no column "${name}".`, {
      hint:
        near.length === 0
          ? `The columns are: ${names.join(', ')}.`
          : `Nearest: ${near.join(', ')}.`,
    });
  }
  const kind = columnKind(found.type);
  if (kinds.includes(kind)) return { name: found.name, type: found.type, kind };
  const fit = columns.filter(({ type }) => kinds.includes(columnKind(type)));
  throw new ShiftbookError(
    'column-kind',
    `${what} needs ${kinds.map((each) => WORDS[each]).join(', ')}, but "${found.name}" is of type ${found.type}.`,
    {
      hint:
        fit.length === 0
          ? 'No column is of such a type; cast one in a query: rs.from(sql`select …`).'
          : `Columns that would do: ${fit.map((column) => column.name).join(', ')}.`,
    },
  );
}

/** The column whose values have a colour each, if one is named. Throws as {@link pickColumn} does. */
export const pickColour = (
  columns: readonly ResultColumn[],
  by: string | undefined,
): PickedColumn | undefined =>
  by === undefined ? undefined : pickColumn(columns, by, NAMEABLE, 'A colour');
