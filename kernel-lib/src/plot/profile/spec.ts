import { ShiftbookError } from '../../errors.js';
import type { ResultColumn } from '../../frame/result-column.js';
import { columnKind } from '../columns/column-kind.js';
import { type PickedColumn, pickColumn } from '../columns/pick-column.js';
import { MOST_COLUMNS, type ProfileOptions } from './options.js';

/** A column to be profiled; `number` and `time` have an axis, `category` has texts, `other` is there or NULL. */
export interface ProfiledColumn extends PickedColumn {
  /** Its number in the statement, from 1. */
  readonly place: number;
}

/** A time of day is read as its text, which sorts as it does. */
const isTimeOfDay = (type: string): boolean => /^time(?:\(\d\))?(?: without.*)?$/.test(type);

/**
 * What is to be worked out of each column. Pure.
 *
 * @throws ShiftbookError `column-not-found`; `profile-columns` for more columns than one statement takes, or none.
 */
export function profileSpec(
  columns: readonly ResultColumn[],
  { columns: wanted }: ProfileOptions,
): readonly ProfiledColumn[] {
  const all = ['number', 'time', 'category', 'other'] as const;
  const picked =
    wanted?.map((name) => pickColumn(columns, name, all, 'A profile')) ??
    columns.map(({ name, type }) => ({ name, type, kind: columnKind(type) }));
  if (picked.length === 0 || picked.length > MOST_COLUMNS) {
    throw new ShiftbookError(
      'profile-columns',
      `A profile of ${picked.length} columns was asked for.`,
      { hint: `One statement takes 1 to ${MOST_COLUMNS}: name them with { columns: ['…'] }.` },
    );
  }
  return picked.map((column, index) => ({
    ...column,
    kind: isTimeOfDay(column.type) ? 'category' : column.kind,
    place: index + 1,
  }));
}
