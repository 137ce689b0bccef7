import { quoteIdentifier } from '../../sql/identifier.js';
import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { unloadable } from '../../sql/unloadable.js';
import { optionWriter, refuseOthers, type WriteOption } from '../bulk-options/option-writer.js';
import { onlyText } from '../statements-of.js';
import type { UnloadOptions } from './unload-options.js';

const { refused, text, worded, flag, one, onOff, role, address } = optionWriter('UNLOAD');

const megabytes =
  (word: string, least: number, most: number): WriteOption =>
  (value) => {
    const fits = typeof value === 'number' && value >= least && value <= most;
    if (fits) return `${word} ${value} MB`;
    const hint = `Give a number of megabytes from ${least} to ${most}.`;
    throw refused(`${word} cannot be ${JSON.stringify(value)}.`, hint);
  };

function partitionBy(value: unknown): string {
  if (Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string')) {
    return `PARTITION BY (${value.map((name) => quoteIdentifier(name)).join(', ')})`;
  }
  throw refused(`partitionBy cannot be ${JSON.stringify(value)}.`, 'Give the names of columns.');
}

/** How each option is written, in the order of the statement. */
const OPTIONS: { readonly [Name in keyof UnloadOptions]-?: WriteOption } = {
  role,
  format: (value) => `FORMAT AS ${one('format', 'csv', 'parquet', 'json')(value)}`,
  partitionBy,
  include: flag('INCLUDE'),
  manifest: flag('MANIFEST VERBOSE'),
  header: flag('HEADER'),
  delimiter: worded('DELIMITER AS'),
  fixedwidth: worded('FIXEDWIDTH AS'),
  kms_key_id: worded('KMS_KEY_ID'),
  encrypted: (value) => (value === 'auto' ? 'ENCRYPTED AUTO' : flag('ENCRYPTED')(value)),
  compression: one('compression', 'gzip', 'bzip2', 'zstd'),
  addquotes: flag('ADDQUOTES'),
  null: worded('NULL AS'),
  escape: flag('ESCAPE'),
  allowoverwrite: flag('ALLOWOVERWRITE'),
  cleanpath: flag('CLEANPATH'),
  parallel: onOff('PARALLEL'),
  maxfilesize: megabytes('MAXFILESIZE', 5, 6200),
  rowgroupsize: megabytes('ROWGROUPSIZE', 32, 128),
  region: worded('REGION'),
  extension: worded('EXTENSION'),
};

/**
 * The statement of an UNLOAD. The query, names, addresses and texts are quoted, whatever is in them.
 *
 * @param to what the addresses of the files begin with, `s3://bucket/prefix`
 * @throws ShiftbookError `unload-option` for what UNLOAD does not take; `sql-several-statements`, `sql-value`.
 * @example
 * ```ts
 * unloadStatement(sql`select * from event where eventid > ${10}`, 's3://mybucket/event_', { format: 'csv' }).text;
 * // `unload ('select * from event where eventid > 10') to 's3://mybucket/event_' IAM_ROLE default FORMAT AS CSV MANIFEST VERBOSE`
 * ```
 */
export function unloadStatement(query: Sql, to: string, options: UnloadOptions = {}): Sql {
  const given: Readonly<Record<string, unknown>> = { role: 'default', manifest: true, ...options };
  refuseOthers('UNLOAD', given, OPTIONS);
  if (given.include !== undefined && given.partitionBy === undefined) {
    throw refused('INCLUDE stands behind PARTITION BY.', 'Say partitionBy, or leave include out.');
  }
  const written = Object.entries(OPTIONS).flatMap(([name, write]) =>
    given[name] === undefined ? [] : (write(given[name]) ?? []),
  );
  return sql.raw(
    `unload (${text(unloadable(onlyText(query)))}) to ${address(to)} ${written.join(' ')}`,
  );
}
