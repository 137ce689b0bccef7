import { ShiftbookError } from '../../errors.js';
import { quoteIdentifier } from '../../sql/identifier.js';
import type { Sql } from '../../sql/statement.js';
import { parseTableName } from '../../sql/table-name.js';
import { sql } from '../../sql/template.js';
import type { CopyOptions } from './copy-options.js';

const refused = (message: string, hint: string) =>
  new ShiftbookError('copy-option', message, { hint });

type Write = (value: unknown) => string | undefined;

/** A text in a COPY, which takes no expression: a backslash is written twice there. */
function text(value: unknown): string {
  if (typeof value !== 'string' || value.includes('\0')) {
    throw refused(`${JSON.stringify(value)} is no text for COPY.`, 'Give a string without NUL.');
  }
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

const worded =
  (word: string): Write =>
  (value) =>
    `${word} ${text(value)}`;

const flag =
  (word: string): Write =>
  (value) =>
    value === true ? word : undefined;

const count =
  (word: string): Write =>
  (value) => {
    if (Number.isSafeInteger(value) && Number(value) >= 0) return `${word} ${value}`;
    throw refused(`${word} cannot be ${JSON.stringify(value)}.`, 'Give a whole number from 0.');
  };

const one =
  (what: string, ...words: readonly string[]): Write =>
  (value) => {
    if (words.includes(value as string)) return String(value).toUpperCase();
    throw refused(
      `${JSON.stringify(value)} is no ${what} of COPY.`,
      `It is one of ${words.join(', ')}.`,
    );
  };

const onOff =
  (word: string): Write =>
  (value) =>
    value === 'preset' ? `${word} PRESET` : `${word} ${value === true ? 'ON' : 'OFF'}`;

const ROLE = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

function role(value: unknown): string {
  const roles = Array.isArray(value) ? value : [value];
  if (roles.length === 1 && roles[0] === 'default') return 'IAM_ROLE default';
  for (const each of roles) {
    if (typeof each === 'string' && ROLE.test(each)) continue;
    const hint = "Give its ARN, or 'default' for the cluster's default role.";
    throw refused(`${JSON.stringify(each)} is no role.`, hint);
  }
  return `IAM_ROLE ${text(roles.join(','))}`;
}

/** How each option is written, in the order of the statement. */
const OPTIONS: { readonly [Name in Exclude<keyof CopyOptions, 'columns' | 'paths'>]-?: Write } = {
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
  compupdate: onOff('COMPUPDATE'),
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
  if (!/^s3:\/\/[^/]+/.test(from)) {
    throw refused(`${JSON.stringify(from)} is no address in S3.`, "Write it as 's3://bucket/key'.");
  }
  const { columns = [], paths, ...others } = options;
  const given: Readonly<Record<string, unknown>> = { role: 'default', ...others };
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(OPTIONS, name)) continue;
    throw refused(
      `COPY has no option ${JSON.stringify(name)} here.`,
      'Keys are never put in a statement: give the cluster a role, and its ARN as `role`.',
    );
  }
  const names =
    columns.length === 0 ? '' : ` (${columns.map((name) => quoteIdentifier(name)).join(', ')})`;
  const written = Object.entries(OPTIONS).map(([name, write]) => {
    const value = given[name];
    const told = value === undefined ? undefined : write(value);
    return name === 'format' && told !== undefined ? formatOf(told, paths) : told;
  });
  const parts = written.filter((part) => part !== undefined).join(' ');
  const to = quoteIdentifier(...parseTableName(table));
  return sql.raw(`copy ${to}${names} from ${text(from)} ${parts}`);
}

/** JSON and Avro say how they are taken apart. */
function formatOf(format: string, paths: string | undefined): string {
  const takesPaths = format === 'JSON' || format === 'AVRO';
  if (paths !== undefined && !takesPaths) {
    throw refused(`${format} has no paths.`, "Leave `paths` out, or say format: 'json'.");
  }
  return `FORMAT AS ${format}${takesPaths ? ` ${text(paths ?? 'auto')}` : ''}`;
}
