import type { Table } from 'apache-arrow';
import type { DataFrame } from 'danfojs-node';
import { danfo } from './danfo.js';
import { withDisplay } from './display/data-frame-display.js';
import { rowArrays } from './rows.js';
import { uniqueNames } from './unique-names.js';

type Dtype = 'float32' | 'int32' | 'string' | 'boolean' | 'datetime';

const isInt32 = (value: unknown): boolean => (Number(value) | 0) === value;

/**
 * The dtype of a column's values, NULLs left out. Integers past 2³¹ and fractions are `float32`, which is danfojs's
 * name for any number; values that a number cannot hold exactly are text, so that nothing is lost silently.
 */
function dtypeOf(values: readonly unknown[], type: string): Dtype {
  const present = values.filter((value) => value !== null);
  if (/^timestamp/.test(type)) {
    return 'datetime';
  }
  if (type === 'boolean') {
    return 'boolean';
  }
  const numeric = /^(smallint|integer|bigint|real|double|numeric)/.test(type);
  if (!numeric || present.some((value) => typeof value !== 'number')) {
    return 'string';
  }
  const whole = /^(smallint|integer|bigint)/.test(type) && present.length === values.length;
  return whole && present.every(isInt32) ? 'int32' : 'float32';
}

/** NULL as danfojs expects it: NaN among numbers, undefined elsewhere. */
function convert(value: unknown, dtype: Dtype): unknown {
  if (value === null) {
    return dtype === 'float32' ? Number.NaN : undefined;
  }
  if (dtype === 'datetime' && typeof value === 'number') {
    return new Date(Number.NaN); // infinity: no Date is
  }
  return dtype === 'string' ? String(value) : value;
}

/** @param types Redshift type names of the columns. */
export function dataFrame(table: Table, types: readonly string[]): DataFrame {
  const { DataFrame } = withDisplay(danfo());
  const rows = [...rowArrays(table)];
  const dtypes = types.map((type, column) =>
    dtypeOf(
      rows.map((row) => row[column]),
      type,
    ),
  );
  for (const row of rows) {
    row.forEach((value, column) => {
      row[column] = convert(value, dtypes[column] as Dtype);
    });
  }
  const columns = uniqueNames(table.schema.fields.map(({ name }) => name));
  return columns.length === 0 ? new DataFrame() : new DataFrame(rows, { columns, dtypes });
}
