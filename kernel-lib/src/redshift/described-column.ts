import { cellType } from '../frame/cells/cell-type.js';
import type { ResultColumn } from '../frame/result-column.js';
import type { ColumnDescription } from './wire/column-description.js';
import { columnFor } from './wire/columns/for-type.js';
import { typeName } from './wire/type-name.js';

/** Its values are structures, of which the server says nothing. */
const SUPER = 4000;

/** A column that a statement would give, as the server describes it. */
export interface DescribedColumn extends ResultColumn {
  /** The TypeScript type of its values in `Result.rows()`, such as `number | string | null`. */
  readonly cell: string;
  /** Whether the query computes it, so that its type can depend on the types of bound values. */
  readonly computed: boolean;
}

/** The server says nothing about NULL, so every column may hold it. */
export function describedColumn({
  name,
  table,
  type,
  modifier,
}: ColumnDescription): DescribedColumn {
  return Object.freeze({
    name,
    type: typeName(type, modifier),
    nullable: true,
    // Of the very column that would read its values, so that the two cannot differ.
    cell: type === SUPER ? 'unknown' : `${cellType(columnFor(type, modifier).type)} | null`,
    computed: table === 0,
  });
}
