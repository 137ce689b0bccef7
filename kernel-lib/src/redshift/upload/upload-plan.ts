import type { Table } from 'apache-arrow';
import { ShiftbookError } from '../../errors.js';
import { quoteIdentifier } from '../../sql/identifier.js';
import type { Sql } from '../../sql/statement.js';
import { matchedColumns, newColumns, type PlannedColumn } from './column-plan.js';
import { checkKeys, keyColumns } from './keys.js';
import { refuseOption } from './refusals.js';
import { createTable } from './statements.js';
import type { TableColumn } from './table-columns.js';
import type { UploadMode, UploadOptions } from './upload-options.js';

/** What an upload does, decided before anything is written. */
export interface UploadPlan {
  /** Parts of the table's name. */
  readonly table: readonly string[];
  readonly mode: UploadMode;
  /** Makes the table, where it is not there. */
  readonly create: Sql | undefined;
  readonly columns: readonly PlannedColumn[];
  /** For `upsert`. */
  readonly keys: readonly PlannedColumn[];
  /** Whether COPY can load the files into the table itself: it holds their columns and no others, of the same types. */
  readonly direct: boolean;
}

const MODES: readonly UploadMode[] = ['create', 'append', 'replace', 'upsert'];

/** Options that mean something only where a table may be made. */
const LAYOUT = ['schema', 'diststyle', 'distkey', 'sortkey'] as const;

/**
 * Looks at what can be looked at without asking anybody.
 *
 * @throws ShiftbookError `upload-option`
 */
export function checkOptions(options: UploadOptions): UploadMode {
  const { mode = 'create', key } = options;
  if (!MODES.includes(mode)) {
    const hint = `It is one of ${MODES.join(', ')}.`;
    throw refuseOption(`${JSON.stringify(mode)} is no mode of an upload.`, hint);
  }
  if (key !== undefined && mode !== 'upsert') {
    throw refuseOption(`Mode ${mode} has no key.`, "Say mode: 'upsert', or leave `key` out.");
  }
  const idle = LAYOUT.find((name) => options[name] !== undefined);
  if (idle !== undefined && (mode === 'append' || mode === 'upsert')) {
    throw refuseOption(`Mode ${mode} has no ${idle}: it makes no table.`, `Leave ${idle} out.`);
  }
  return mode;
}

function refuseThere(name: string): ShiftbookError {
  return new ShiftbookError('upload-table-exists', `The table ${name} exists already.`, {
    hint: "Say mode: 'append', 'replace' or 'upsert', or give another name.",
  });
}

/**
 * Decides what is done with a frame.
 *
 * @param known columns of the table, none where it is not there
 * @throws ShiftbookError `upload-table-exists`, `upload-no-table`, `upload-columns`, `upload-type`, `upload-key`,
 *   `upload-option`
 */
export function uploadPlan(
  frame: Table,
  table: readonly string[],
  known: readonly TableColumn[],
  options: UploadOptions,
): UploadPlan {
  const mode = checkOptions(options);
  const name = quoteIdentifier(...table);
  const isThere = known.length > 0;
  if (isThere && mode === 'create') throw refuseThere(name);
  if (!isThere && (mode === 'append' || mode === 'upsert')) {
    const hint = "Upload it with mode: 'create' first, or look for the name in rs.catalog.";
    throw new ShiftbookError('upload-no-table', `There is no table ${name}.`, { hint });
  }
  const columns = isThere ? matchedColumns(frame, name, known) : newColumns(frame, options.schema);
  const keys = mode === 'upsert' ? keyColumns(options.key, columns) : [];
  if (mode === 'upsert') checkKeys(frame, keys);
  const same = columns.every(({ loading }) => loading.cast === undefined);
  return {
    table,
    mode,
    create: isThere ? undefined : createTable(table, columns, options),
    columns,
    keys,
    direct: same && mode !== 'upsert' && (!isThere || columns.length === known.length),
  };
}
