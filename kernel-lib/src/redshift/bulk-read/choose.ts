import { ShiftbookError } from '../../errors.js';
import { outerWords } from '../../sql/words.js';
import { bytesText } from '../guard/result-too-large.js';
import type { ColumnDescription } from '../wire/column-description.js';
import { notCarried, rowBytes } from './carried-types.js';
import type { Reading } from './reading.js';

/** Bytes from which an UNLOAD pays: below it, its own time on the cluster and the requests to S3 take longer than the wire. */
export const UNLOAD_ABOVE = 64_000_000;

/** A LIMIT up to which nothing is asked: so few rows are no matter. */
const FEW_ROWS = 10_000;

/** What is wished for a query. */
export interface Wish {
  /** Where the connection stages files. */
  readonly staging: string | undefined;
  /** What the query asks for, whatever its size. */
  readonly read: 'wire' | 'unload' | undefined;
  /** Bytes above which it is unloaded. */
  readonly unloadAbove: number | undefined;
  /** Rows that are read at most; 0 for all. */
  readonly maxRows: number;
}

const wire = (reason: string): Reading => ({ by: 'wire', reason });

/** What about a statement's text keeps it from being unloaded. */
function hindrance(text: string): string | undefined {
  const words = outerWords(text);
  const [first = ''] = words;
  if (first !== 'select' && first !== 'with')
    return 'it is no query that begins with SELECT or WITH';
  if (words.includes('into')) return 'SELECT INTO gives no rows';
  return words.includes('order')
    ? 'ORDER BY: its rows come in order through the leader node by either way, and UNLOAD is faster only where slices write at the same time'
    : undefined;
}

/** The number behind the last LIMIT of the whole query. */
function limitOf(text: string): number {
  const words = outerWords(text);
  const at = words.lastIndexOf('limit');
  return at === -1 ? Number.POSITIVE_INFINITY : Number.parseInt(words.slice(at + 1).join(''), 10);
}

const refused = (reason: string): ShiftbookError =>
  new ShiftbookError('unload-not-possible', `The query cannot be read by UNLOAD: ${reason}.`, {
    hint: "Leave out read: 'unload', or say read: 'wire'.",
  });

/**
 * How a query is read, as far as its text and what was wished tell; `undefined` where the server must be asked.
 *
 * @throws ShiftbookError `unload-not-possible` where UNLOAD was wished for and is not possible; `staging-missing`.
 */
export function chooseByText(text: string, wish: Wish): Reading | undefined {
  const { staging, read, maxRows } = wish;
  if (read === 'wire') return wire('the query asks for it');
  if (staging === undefined) {
    if (read === undefined) return wire('the connection has no "staging"');
    throw new ShiftbookError('staging-missing', 'The connection has no "staging".', {
      hint: 'Add "staging": "s3://bucket/prefix" to it, or leave out read: \'unload\'.',
    });
  }
  const reason = hindrance(text);
  if (read === 'unload') {
    if (reason !== undefined) throw refused(reason);
    return undefined;
  }
  if (reason !== undefined) return wire(reason);
  const most = Math.min(maxRows || Number.POSITIVE_INFINITY, limitOf(text));
  return most <= FEW_ROWS ? wire(`at most ${most.toLocaleString('en-US')} rows`) : undefined;
}

/**
 * How a query is read, by its columns and the planner's estimate. Throws as {@link chooseByText} does.
 *
 * @param rows what the planner expects; `undefined` where it does not say
 */
export function chooseByPlan(
  columns: readonly ColumnDescription[],
  rows: number | undefined,
  { read, unloadAbove = UNLOAD_ABOVE, maxRows }: Wish,
): Reading {
  const hindered = notCarried(columns);
  if (hindered !== undefined || columns.length === 0) {
    const reason =
      hindered === undefined
        ? 'it gives no columns'
        : `UNLOAD writes no ${hindered.type} to Parquet, which column "${hindered.name}" is`;
    if (read === 'unload') throw refused(reason);
    return wire(reason);
  }
  if (read === 'unload') return { by: 'unload', reason: 'the query asks for it' };
  if (rows === undefined) return wire('the planner gave no estimate');
  const expected = maxRows === 0 ? rows : Math.min(rows, maxRows);
  const bytes = expected * rowBytes(columns);
  const size = `about ${expected.toLocaleString('en-US')} rows, ${bytesText(bytes)}`;
  const bound = bytesText(unloadAbove);
  return bytes > unloadAbove
    ? {
        by: 'unload',
        reason: `${size}, by the planner's estimate: more than ${bound} (unloadAbove)`,
      }
    : wire(`${size}, by the planner's estimate: no more than ${bound} (unloadAbove)`);
}
