import type { CopyStatement, ObjectName } from '../../dialect/own-statement.js';
import type { Refusal } from '../../relay/rewritten.js';
import { type Access, readAccess } from '../access.js';
import { OptionReader, OptionRefused, refuseOption } from '../option-reader.js';
import type { LoadColumn, LoadTable } from './load-column.js';
import type { TextFormat, ValueFormat } from './text-format.js';

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
  readonly gzip: boolean;
  readonly format: TextFormat;
  readonly values: ValueFormat;
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
    options.has('region', 'compupdate', 'statupdate', 'comprows', 'readratio', 'format');
    const csv = options.has('csv');
    const plan = {
      table: statement.table,
      tableId: found.id,
      columns: columnsOf(statement, found, options.has('explicit_ids')),
      from: statement.from,
      access,
      manifest: options.has('manifest'),
      gzip: options.has('gzip'),
      format: textFormat(options, csv),
      values: valueFormat(options),
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

function textFormat(options: OptionReader, csv: boolean): TextFormat {
  const quote = options.text('quote');
  if (quote !== undefined && !csv) refuseOption('QUOTE is only supported with CSV');
  const escapes = options.has('escape');
  const removeQuotes = options.has('removequotes');
  if (csv && (escapes || removeQuotes)) {
    refuseOption(`CSV is not compatible with ${escapes ? 'ESCAPE' : 'REMOVEQUOTES'}`);
  }
  const nullAs = options.text('null');
  return {
    delimiter: options.text('delimiter') ?? (csv ? ',' : '|'),
    quote: csv ? (quote ?? '"') : undefined,
    escapes,
    removeQuotes,
    // '\N' in a statement is read as N, like every letter behind a backslash.
    nullAs: nullAs === undefined || nullAs === 'N' ? '\\N' : nullAs,
    ignoreHeader: options.count('ignoreheader'),
    ignoreBlankLines: options.has('ignoreblanklines'),
    fillRecord: options.has('fillrecord'),
  };
}

function valueFormat(options: OptionReader): ValueFormat {
  return {
    dateFormat: options.text('dateformat') ?? 'YYYY-MM-DD',
    timeFormat: options.text('timeformat') ?? 'YYYY-MM-DD HH:MI:SS',
    acceptAnyDate: options.has('acceptanydate'),
    replacement: options.textOr('acceptinvchars', '?'),
    blanksAsNull: options.has('blanksasnull'),
    emptyAsNull: options.has('emptyasnull'),
    truncateColumns: options.has('truncatecolumns'),
    trimBlanks: options.has('trimblanks'),
    roundDecimals: options.has('roundec'),
  };
}
