import type { CopyStatement, ObjectName } from '../../dialect/own-statement.js';
import type { Refusal } from '../../relay/rewritten.js';
import { type Access, readAccess } from '../access.js';
import { OptionReader, OptionRefused, refuseOption } from '../option-reader.js';
import { type JsonData, jsonData } from './json/json-plan.js';
import type { LoadColumn, LoadTable } from './load-column.js';
import { type ColumnarData, columnarData } from './parquet/columnar-plan.js';
import { type TextData, textData } from './text/text-plan.js';

/** All that a COPY says, checked. */
export interface CopyPlan {
  readonly table: ObjectName;
  /** Its number in pg_class. */
  readonly tableId: number;
  readonly columns: readonly LoadColumn[];
  /** The address of a prefix, or of a manifest. */
  readonly from: string;
  readonly access: Access;
  readonly manifest: boolean;
  /** How the files are written. */
  readonly data: TextData | JsonData | ColumnarData;
  /** As many rows that cannot be loaded end the load. */
  readonly maxErrors: number;
  /** Whether the files are only to be checked. */
  readonly noLoad: boolean;
}

/**
 * Plans a COPY.
 *
 * @param found the table as the session sees it
 */
export function planCopy(statement: CopyStatement, found: LoadTable): CopyPlan | Refusal {
  try {
    const options = new OptionReader('COPY', statement.options);
    const access = readAccess(options);
    options.has('format', 'statupdate');
    const source = {
      table: statement.table,
      tableId: found.id,
      columns: columnsOf(statement, found, options.has('explicit_ids')),
      from: statement.from,
      access,
      manifest: options.has('manifest'),
    };
    if (options.has('parquet')) {
      return { ...source, data: columnarData(options), maxErrors: 1, noLoad: false };
    }
    options.has('region', 'compupdate', 'comprows', 'readratio');
    const plan: CopyPlan = {
      ...source,
      data: jsonData(options) ?? textData(options),
      maxErrors: Math.max(1, options.count('maxerror')),
      noLoad: options.has('noload'),
    };
    options.end();
    return plan;
  } catch (error) {
    if (error instanceof OptionRefused) return error.refusal;
    throw error;
  }
}

/** The columns that the files hold: those that are named, else all that do not number themselves. */
function columnsOf(
  { table, columns: named }: CopyStatement,
  { columns }: LoadTable,
  explicitIds: boolean,
): readonly LoadColumn[] {
  if (named.length === 0) return columns.filter(({ identity }) => explicitIds || !identity);
  return named.map(
    (name) =>
      columns.find((column) => column.name === name) ??
      refuseOption(`column "${name}" of relation "${table.at(-1)}" does not exist`, '42703'),
  );
}
