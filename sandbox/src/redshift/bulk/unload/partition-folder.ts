import type { TextRow } from '../../wire/data-row.js';
import type { DescribedColumn } from '../../wire/row-description.js';
import { refuseOption } from '../option-reader.js';
import { typeName } from './format/columns.js';
import type { Partition } from './unload-plan.js';

const ALLOWED = new Set([
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'real',
  'boolean',
  'character',
  'character varying',
  'date',
  'timestamp without time zone',
]);

/** What Hive writes as %XX in a folder's name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped.
const AWKWARD = /["#%'*/:=?\\{[\]^\x00-\x1f\x7f]/g;

const escaped = (text: string) =>
  text.replace(
    AWKWARD,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

/** Where a query's rows go by the values of columns, and which columns the files keep. */
export interface Partitioning {
  /** Indexes of the columns that the files hold. */
  readonly kept: readonly number[];
  /** The folders of a row, such as `year=2008/month=1/`. */
  folder(row: TextRow): string;
}

/**
 * Looks the columns of PARTITION BY up.
 *
 * @throws OptionRefused where there is no such column, or none that folders can be named after
 */
export function partitioning(
  partition: Partition | undefined,
  columns: readonly DescribedColumn[],
): Partitioning {
  const all = columns.map((_, at) => at);
  if (partition === undefined) return { kept: all, folder: () => '' };
  const keys = partition.columns.map((name) => {
    const at = columns.findIndex((column) => column.name === name);
    const column = columns[at];
    if (column === undefined) {
      return refuseOption(`Partition column "${name}" is not in the query's result.`, '42703');
    }
    if (!ALLOWED.has(typeName(column))) {
      const type = typeName(column).toUpperCase();
      refuseOption(`Column "${name}" of type ${type} cannot be a partition column.`, '0A000');
    }
    return { at, name: escaped(name) };
  });
  const kept = partition.include ? all : all.filter((at) => keys.every((key) => key.at !== at));
  if (kept.length === 0) refuseOption('At least one column must not be a partition column.');
  return {
    kept,
    folder: (row) =>
      keys.map(({ at, name }) => `${name}=${escaped(row[at] || NO_VALUE)}/`).join(''),
  };
}

const NO_VALUE = '__HIVE_DEFAULT_PARTITION__';
