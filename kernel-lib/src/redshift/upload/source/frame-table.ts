import { Field, makeData, RecordBatch, Schema, Struct, Table, tableFromIPC } from 'apache-arrow';
import type { DataFrame } from 'danfojs-node';
import type { DataFrame as PolarsFrame } from 'nodejs-polars';
import { ShiftbookError } from '../../../errors.js';
import { Result } from '../../../frame/result.js';
import { TYPE_METADATA } from '../../../frame/result-column.js';
import type { Uploadable } from './uploadable.js';
import { type ValueColumn, valueColumn } from './value-column.js';

function tableOf(columns: readonly (readonly [name: string, column: ValueColumn])[]): Table {
  const fields = columns.map(
    ([name, { data, type }]) =>
      new Field(name, data.type, true, new Map(type === undefined ? [] : [[TYPE_METADATA, type]])),
  );
  const schema = new Schema(fields);
  const children = columns.map(([, { data }]) => data);
  const length = children[0]?.length ?? 0;
  const type = new Struct(fields);
  return new Table(schema, [new RecordBatch(schema, makeData({ type, length, children }))]);
}

/** danfojs calls every number `float32`, and those without a fraction `int32`; NaN is its NULL. */
function danfojsTable(frame: DataFrame): Table {
  const values = frame.getColumnData as unknown[][];
  return tableOf(
    frame.columns.map(String).map((name, at) => {
      const present = (values[at] ?? []).map((value) =>
        typeof value === 'number' && Number.isNaN(value) ? null : value,
      );
      return [name, valueColumn(name, present, frame.dtypes[at] === 'float32')];
    }),
  );
}

/** Columns are the keys of all rows, in the order in which they come first. */
function rowsTable(rows: readonly Readonly<Record<string, unknown>>[]): Table {
  const names = new Set<string>();
  rows.forEach((row, at) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      throw new ShiftbookError('upload-frame', `Row ${at + 1} is no object.`, {
        hint: 'Rows are objects with the names of the columns: [{ id: 1 }, { id: 2 }].',
      });
    }
    for (const name of Object.keys(row)) names.add(name);
  });
  return tableOf(
    [...names].map((name) => [
      name,
      valueColumn(
        name,
        rows.map((row) => (Object.hasOwn(row, name) ? row[name] : null)),
      ),
    ]),
  );
}

/** Asked by value: polars' frames are proxies that say of no member that it is there. */
const has = (frame: object, ...members: readonly string[]): boolean =>
  members.every((member) => (frame as Record<string, unknown>)[member] !== undefined);

/**
 * A frame as an Arrow table; Arrow's own columns without a copy. A notebook may hold another copy of danfojs, polars or
 * Arrow than this library, so they are known by what they have.
 *
 * @throws ShiftbookError `upload-frame` for anything else, `upload-type` for a column that cannot be one.
 */
export function frameTable(frame: Uploadable): Table {
  if (frame instanceof Result) return frame.arrow();
  if (Array.isArray(frame)) return rowsTable(frame);
  if (typeof frame === 'object' && frame !== null) {
    if (has(frame, 'schema', 'batches', 'getChildAt')) return frame as Table;
    if (has(frame, 'getColumnData', 'dtypes', 'columns')) return danfojsTable(frame as DataFrame);
    if (has(frame, 'writeIPC')) return tableFromIPC((frame as PolarsFrame).writeIPC());
  }
  throw new ShiftbookError('upload-frame', `${String(frame)} is nothing that can be uploaded.`, {
    hint: 'Give a danfojs or polars DataFrame, an Arrow table, a Result, or an array of rows.',
  });
}
