import { quoteIdentifier } from '../../sql/identifier.js';
import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import type { PlannedColumn } from './column-plan.js';
import { refuseOption } from './refusals.js';
import type { UploadOptions } from './upload-options.js';

type Layout = Pick<UploadOptions, 'diststyle' | 'distkey' | 'sortkey'>;

const STYLES = ['auto', 'even', 'key', 'all'];

const names = (columns: readonly { readonly name: string }[]): string =>
  columns.map(({ name }) => quoteIdentifier(name)).join(', ');

/** DISTSTYLE, DISTKEY and SORTKEY of a table that is made. */
function layout({ diststyle, distkey, sortkey = [] }: Layout, columns: readonly PlannedColumn[]) {
  const named = (option: string, name: string): string => {
    const found = columns.find(({ source }) => source === name);
    if (found !== undefined) return quoteIdentifier(found.name);
    const hint = `Its columns are ${columns.map(({ source }) => JSON.stringify(source)).join(', ')}.`;
    throw refuseOption(`${option}: the frame has no column ${JSON.stringify(name)}.`, hint);
  };
  if (diststyle !== undefined && !STYLES.includes(diststyle)) {
    throw refuseOption(
      `${JSON.stringify(diststyle)} is no diststyle.`,
      `It is one of ${STYLES.join(', ')}.`,
    );
  }
  const sorted = typeof sortkey === 'string' ? [sortkey] : sortkey;
  return [
    diststyle === undefined ? '' : ` diststyle ${diststyle}`,
    distkey === undefined ? '' : ` distkey (${named('distkey', distkey)})`,
    sorted.length === 0 ? '' : ` sortkey (${sorted.map((n) => named('sortkey', n)).join(', ')})`,
  ].join('');
}

/** Makes the table. @throws ShiftbookError `upload-option` for keys that are no columns. */
export function createTable(
  table: readonly string[],
  columns: readonly PlannedColumn[],
  said: Layout,
): Sql {
  const defined = columns.map(({ name, type }) => `${quoteIdentifier(name)} ${type}`).join(', ');
  return sql.raw(`create table ${quoteIdentifier(...table)} (${defined})${layout(said, columns)}`);
}

/** Makes the table that the files are loaded into first, which only this session sees. */
export function createStage(stage: string, columns: readonly PlannedColumn[]): Sql {
  const defined = columns.map(({ name, loading }) => `${quoteIdentifier(name)} ${loading.carrier}`);
  return sql.raw(`create temp table ${quoteIdentifier(stage)} (${defined.join(', ')})`);
}

export const dropStage = (stage: string): Sql => sql.raw(`drop table ${quoteIdentifier(stage)}`);

/** Empties a table within a transaction. TRUNCATE would commit what came before it. */
export const deleteAll = (table: readonly string[]): Sql =>
  sql.raw(`delete from ${quoteIdentifier(...table)}`);

/** The value of a column by the stage. */
const valueIn =
  (stage: string) =>
  ({ name, loading }: PlannedColumn): string => {
    const column = quoteIdentifier(stage, name);
    return loading.cast?.(column) ?? column;
  };

/** Adds the rows of the stage to the table. */
export function insertStage(
  table: readonly string[],
  columns: readonly PlannedColumn[],
  stage: string,
): Sql {
  const values = columns.map(valueIn(stage)).join(', ');
  return sql.raw(
    `insert into ${quoteIdentifier(...table)} (${names(columns)}) select ${values} from ${quoteIdentifier(stage)}`,
  );
}

/**
 * Rows of the stage take the places of those with the same key; others are added.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html
 */
export function mergeStage(
  table: readonly string[],
  columns: readonly PlannedColumn[],
  keys: readonly PlannedColumn[],
  stage: string,
): Sql {
  const value = valueIn(stage);
  const own = quoteIdentifier(...table.slice(-1));
  const on = keys.map((key) => `${own}.${quoteIdentifier(key.name)} = ${value(key)}`);
  const others = columns.filter((column) => !keys.includes(column));
  // Where there is nothing but the key, it is set to itself: MERGE wants both branches.
  const set = (others.length === 0 ? keys : others).map(
    (column) => `${quoteIdentifier(column.name)} = ${value(column)}`,
  );
  return sql.raw(
    `merge into ${quoteIdentifier(...table)} using ${quoteIdentifier(stage)} on ${on.join(' and ')} ` +
      `when matched then update set ${set.join(', ')} ` +
      `when not matched then insert (${names(columns)}) values (${columns.map(value).join(', ')})`,
  );
}
