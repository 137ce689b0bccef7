import { ShiftbookError } from '../../errors.js';
import type { Result } from '../../frame/result.js';

/** A row that COPY could not load, as the view of load errors tells it. */
export interface LoadErrorRow {
  readonly file: string;
  /** Line of the file, from 1. */
  readonly line: number;
  readonly column: string;
  /** Type of the column. */
  readonly type: string;
  /** The value as it stands in the file; null where the view does not tell it. */
  readonly value: string | null;
  readonly reason: string;
  /** https://docs.aws.amazon.com/redshift/latest/dg/r_Load_Error_Reference.html */
  readonly code: number;
}

/** As many rows as a message shows. */
const SHOWN = 10;

function told({ file, line, column, type, value, reason }: LoadErrorRow): string {
  const where = [`${file} line ${line}`, column === '' ? '' : `column ${column} (${type})`];
  const what = value === null || value === '' ? '' : `: ${JSON.stringify(value)}`;
  return `  ${where.filter(Boolean).join(', ')}${what}: ${reason}`;
}

/**
 * A COPY met rows that it could not load, and loaded nothing: code `load-failed`. The message shows the first of them,
 * `errors` holds all.
 *
 * @example
 * ```ts
 * await rs.sql`create temp table if not exists concerts (name varchar(200), start timestamp)`;
 * const error = await rs.copy('concerts', 's3://mybucket/broken.txt').catch((reason: unknown) => reason);
 * error instanceof LoadFailed && error.errors.rows()[0]?.line; // 2
 * ```
 */
export class LoadFailed extends ShiftbookError {
  override readonly name = 'LoadFailed';

  constructor(
    table: string,
    readonly errors: Result<LoadErrorRow>,
    cause: Error,
  ) {
    const rows = errors.rows();
    const more =
      rows.length > SHOWN ? [`  … and ${rows.length - SHOWN} more, in error.errors`] : [];
    const lines = [...rows.slice(0, SHOWN).map(told), ...more];
    super('load-failed', [`Nothing was loaded into ${table}:`, ...lines].join('\n'), {
      hint: 'Mend the files, or let COPY leave out rows with `maxerror`; `noload: true` only checks.',
      cause,
    });
  }
}
