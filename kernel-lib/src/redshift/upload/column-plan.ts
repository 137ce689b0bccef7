import type { Field, Table, Vector } from 'apache-arrow';
import { ShiftbookError } from '../../errors.js';
import { columnAt } from './column-at.js';
import type { Loading } from './columns/loading.js';
import { loadingOf } from './columns/loading-of.js';
import { refuseColumn, refuseOption } from './refusals.js';
import type { TableColumn } from './table-columns.js';
import { nearestType } from './types/nearest-type.js';
import { parseType, type RedshiftType, typeText } from './types/redshift-type.js';

/** A column of the frame, and what becomes of it. */
export interface PlannedColumn {
  /** Its name in the frame. */
  readonly source: string;
  /** Its name in the table. */
  readonly name: string;
  /** Its place in the frame. */
  readonly at: number;
  /** Its type in the table. */
  readonly type: string;
  readonly loading: Loading;
}

/** Redshift takes names in any case for one, unless it is told otherwise. */
const folded = (name: string): string => name.toLowerCase();

/** https://docs.aws.amazon.com/redshift/latest/dg/r_names.html */
const NAME_BYTES = 127;

const list = (names: readonly string[]): string => names.map((n) => JSON.stringify(n)).join(', ');

const refuseColumns = (message: string, hint: string): ShiftbookError =>
  new ShiftbookError('upload-columns', `${message} Nothing was written.`, { hint });

function checkNames({ schema: { fields } }: Table): void {
  if (fields.length === 0) {
    throw refuseColumns('The frame has no columns.', 'Give one with at least one.');
  }
  const seen = new Map<string, string>();
  for (const { name } of fields) {
    if (name === '' || name.includes('\0') || Buffer.byteLength(name) > NAME_BYTES) {
      const hint = `A name has 1 to ${NAME_BYTES} bytes: rename the column.`;
      throw refuseColumns(`${JSON.stringify(name)} is no name of a column.`, hint);
    }
    const other = seen.get(folded(name));
    if (other !== undefined) {
      const both = list([other, name]);
      throw refuseColumns(`${both} are one name to Redshift.`, 'Rename one of them.');
    }
    seen.set(folded(name), name);
  }
}

function createdType(field: Field, column: Vector, said: string | undefined): RedshiftType {
  if (said === undefined) return nearestType(field, column);
  const type = parseType(said);
  if (type !== undefined) return type;
  throw refuseOption(
    `schema: ${JSON.stringify(said)} is no type that ${JSON.stringify(field.name)} can be loaded as.`,
    'Name one such as numeric(8,2), varchar(200), timestamptz or super.',
  );
}

/**
 * The columns of a table that is made for the frame.
 *
 * @param schema types by column, which go before those that the frame has
 * @throws ShiftbookError `upload-columns`, `upload-type`, `upload-option`
 */
export function newColumns(
  frame: Table,
  schema: Readonly<Record<string, string>> = {},
): readonly PlannedColumn[] {
  checkNames(frame);
  const { fields } = frame.schema;
  const unknown = Object.keys(schema).filter((name) => !fields.some((f) => f.name === name));
  if (unknown.length > 0) {
    const hint = `Its columns are ${list(fields.map(({ name }) => name))}.`;
    throw refuseOption(`schema: the frame has no column ${list(unknown)}.`, hint);
  }
  return fields.map((field, at) => {
    const said = Object.hasOwn(schema, field.name) ? schema[field.name] : undefined;
    const type = createdType(field, columnAt(frame, at), said);
    const loading = loadingOf(field, type);
    return { source: field.name, name: field.name, at, type: typeText(type), loading };
  });
}

/** The row of the first NULL of a column; -1 where there is none. */
function firstNull(column: Vector): number {
  if (column.nullCount === 0) return -1;
  let before = 0;
  for (const data of column.data) {
    for (let index = 0; index < data.length; index++) {
      if (!data.getValid(index)) return before + index;
    }
    before += data.length;
  }
  return -1;
}

/**
 * The columns of the frame by their names in a table that is there, in the table's order.
 *
 * @throws ShiftbookError `upload-columns` for columns that the table does not have, or cannot do without; `upload-type`,
 *   `upload-value`
 */
export function matchedColumns(
  frame: Table,
  table: string,
  columns: readonly TableColumn[],
): readonly PlannedColumn[] {
  checkNames(frame);
  const { fields } = frame.schema;
  const find = (name: string) =>
    columns.find((column) => column.name === name) ??
    columns.find((column) => folded(column.name) === folded(name));
  const extra = fields.filter(({ name }) => find(name) === undefined);
  if (extra.length > 0) {
    const names = list(extra.map(({ name }) => name));
    throw refuseColumns(
      `${table} has no column ${names}; it has ${list(columns.map(({ name }) => name))}.`,
      'Leave the columns out of the frame, or add them: ALTER TABLE … ADD COLUMN.',
    );
  }
  const planned = fields.map((field, at): PlannedColumn => {
    const { name, type: text, required } = find(field.name) as TableColumn;
    const type = parseType(text);
    if (type === undefined) {
      const hint = 'Leave the column out of the frame, or load it with rs.copy.';
      throw refuseColumn(field.name, `is ${text} in ${table}, which is not uploaded`, hint);
    }
    const loading = loadingOf(field, type);
    const row = required ? firstNull(columnAt(frame, at)) : -1;
    if (row !== -1) {
      const why = `is NULL in row ${row + 1}, and NOT NULL in ${table}`;
      throw refuseColumn(field.name, why, 'Fill the value, or leave out the row.');
    }
    return { source: field.name, name, at, type: typeText(type), loading };
  });
  const missing = columns.filter(
    ({ name, required, defaulted }) =>
      required && !defaulted && !planned.some((each) => each.name === name),
  );
  if (missing.length > 0) {
    const names = list(missing.map(({ name }) => name));
    throw refuseColumns(
      `The frame has no column ${names}, which ${table} wants filled (NOT NULL).`,
      'Add it to the frame.',
    );
  }
  const place = new Map(columns.map(({ name }, at) => [name, at]));
  return planned.toSorted(
    (one, other) => Number(place.get(one.name)) - Number(place.get(other.name)),
  );
}
