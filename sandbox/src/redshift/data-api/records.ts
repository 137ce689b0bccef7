import { ServiceError } from '../../protocol/service.js';
import type { TextRow } from '../wire/data-row.js';
import type { ResultColumn, ResultSet } from './result-set.js';

/** A page has no more rows, and hardly more bytes, than these. */
const PAGE_ROWS = 1_000;
const PAGE_BYTES = 1024 * 1024;

const LONGS = new Set([20, 21, 23, 26]);
const DOUBLES = new Set([700, 701]);
const BOOLEAN = 16;

/** A value as the tagged union of the API: exactly one member, NULL by a member of its own. */
export function fieldOf(type: number, text: string | null): Record<string, unknown> {
  if (text === null) return { isNull: true };
  if (LONGS.has(type)) return { longValue: BigInt(text) };
  if (DOUBLES.has(type)) return { doubleValue: Number(text) };
  return type === BOOLEAN ? { booleanValue: text === 't' } : { stringValue: text };
}

/** A value in CSV: NULL is nothing, an empty text is quoted. */
function csvOf(text: string | null): string {
  if (text === null) return '';
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as lines of CSV, without a header: the names are in the metadata. */
export const csvLines = (rows: readonly TextRow[]): string =>
  rows.map((row) => `${row.map(csvOf).join(',')}\r\n`).join('');

/** Rows as the tagged unions of GetStatementResult. */
export const records = (rows: readonly TextRow[], columns: readonly ResultColumn[]) =>
  rows.map((row) => row.map((text, index) => fieldOf((columns[index] as ResultColumn).type, text)));

/** One page of a result, and the token of the next. @throws ServiceError for a token that is none of this result's. */
export function pageOfRows(
  id: string,
  { rows }: ResultSet,
  token: string | undefined,
): { readonly rows: readonly TextRow[]; readonly next: string | undefined } {
  const from = token === undefined ? 0 : place(id, token, rows.length);
  let to = from;
  for (let bytes = 0; to < rows.length && to - from < PAGE_ROWS && bytes < PAGE_BYTES; to++) {
    bytes += (rows[to] as TextRow).reduce((sum, text) => sum + (text?.length ?? 0), 0);
  }
  const next = to < rows.length ? Buffer.from(`${id} ${to}`).toString('base64url') : undefined;
  return { rows: rows.slice(from, to), next };
}

function place(id: string, token: string, rows: number): number {
  const [of, at] = Buffer.from(token, 'base64url').toString().split(' ');
  const row = Number(at);
  if (of === id && Number.isInteger(row) && row > 0 && row < rows) return row;
  throw new ServiceError('ValidationException', 'The NextToken is not valid.');
}
