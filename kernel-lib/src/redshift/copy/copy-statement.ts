import { quoteIdentifier } from '../../sql/identifier.js';
import type { Sql } from '../../sql/statement.js';
import { parseTableName } from '../../sql/table-name.js';
import { sql } from '../../sql/template.js';
import { optionWriter, refuseOthers, type WriteOption } from '../bulk-options/option-writer.js';
import type { CopyOptions } from './copy-options.js';

const { refused, text, worded, flag, count, one, onOff, role, address } = optionWriter('COPY');

/** How each option is written, in the order of the statement. */
const OPTIONS: {
  readonly [Name in Exclude<keyof CopyOptions, 'columns' | 'paths'>]-?: WriteOption;
} = {
  role,
  format: one('format', 'csv', 'json', 'avro', 'parquet', 'orc', 'shapefile'),
  fixedwidth: worded('FIXEDWIDTH'),
  delimiter: worded('DELIMITER'),
  quote: worded('QUOTE'),
  escape: flag('ESCAPE'),
  removequotes: flag('REMOVEQUOTES'),
  null: worded('NULL AS'),
  compression: one('compression', 'gzip', 'bzip2', 'lzop', 'zstd'),
  manifest: flag('MANIFEST'),
  region: worded('REGION'),
  encoding: (value) =>
    `ENCODING ${one('encoding', 'UTF8', 'UTF16', 'UTF16LE', 'UTF16BE', 'ISO88591')(value)}`,
  dateformat: worded('DATEFORMAT'),
  timeformat: worded('TIMEFORMAT'),
  acceptanydate: flag('ACCEPTANYDATE'),
  acceptinvchars: (value) =>
    typeof value === 'string' ? `ACCEPTINVCHARS ${text(value)}` : flag('ACCEPTINVCHARS')(value),
  blanksasnull: flag('BLANKSASNULL'),
  emptyasnull: flag('EMPTYASNULL'),
  explicit_ids: flag('EXPLICIT_IDS'),
  fillrecord: flag('FILLRECORD'),
  ignoreblanklines: flag('IGNOREBLANKLINES'),
  ignoreheader: count('IGNOREHEADER'),
  roundec: flag('ROUNDEC'),
  trimblanks: flag('TRIMBLANKS'),
  truncatecolumns: flag('TRUNCATECOLUMNS'),
  maxerror: count('MAXERROR'),
  noload: flag('NOLOAD'),
  compupdate: (value) => (value === 'preset' ? 'COMPUPDATE PRESET' : onOff('COMPUPDATE')(value)),
  comprows: count('COMPROWS'),
  statupdate: onOff('STATUPDATE'),
  serializetojson: flag('SERIALIZETOJSON'),
};

/**
 * The statement of a COPY. Names, addresses and texts are quoted, whatever is in them.
 *
 * @param table `event` or `public.event`
 * @param from address of files that begin so, `s3://bucket/prefix`, or of a manifest
 * @throws ShiftbookError `copy-option` for what COPY does not take; `table-name`, `sql-identifier` for what is no name
 * @example
 * ```ts
 * copyStatement('event', 's3://mybucket/allevents_pipe.txt', { delimiter: '|' }).text;
 * // `copy "event" from 's3://mybucket/allevents_pipe.txt' IAM_ROLE default DELIMITER '|'`
 * ```
 */
export function copyStatement(table: string, from: string, options: CopyOptions = {}): Sql {
  const source = address(from);
  const { columns = [], paths, ...others } = options;
  const given: Readonly<Record<string, unknown>> = { role: 'default', ...others };
  refuseOthers('COPY', given, OPTIONS);
  const names =
    columns.length === 0 ? '' : ` (${columns.map((name) => quoteIdentifier(name)).join(', ')})`;
  const written = Object.entries(OPTIONS).map(([name, write]) => {
    const value = given[name];
    const told = value === undefined ? undefined : write(value);
    return name === 'format' && told !== undefined ? formatOf(told, paths) : told;
  });
  const parts = written.filter((part) => part !== undefined).join(' ');
  const to = quoteIdentifier(...parseTableName(table));
  return sql.raw(`copy ${to}${names} from ${source} ${parts}`);
}

/** JSON and Avro say how they are taken apart. */
function formatOf(format: string, paths: string | undefined): string {
  const takesPaths = format === 'JSON' || format === 'AVRO';
  if (paths !== undefined && !takesPaths) {
    throw refused(`${format} has no paths.`, "Leave `paths` out, or say format: 'json'.");
  }
  return `FORMAT AS ${format}${takesPaths ? ` ${text(paths ?? 'auto')}` : ''}`;
}
