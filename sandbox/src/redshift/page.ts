import type { ServiceError } from '../protocol/service.js';

/** One page of a list, and the token of the next where there is one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/**
 * Cuts a page out of a list. Tokens hold the name of the last item before, so that they stay good while the list
 * changes.
 *
 * @param invalid makes the service's error for a token that is none of its own.
 */
export function pageOf<T>(
  all: readonly T[],
  nameOf: (item: T) => string,
  { size, token }: { readonly size: number; readonly token: unknown },
  invalid: () => ServiceError,
): Page<T> {
  const after =
    token === undefined ? undefined : Buffer.from(String(token), 'base64url').toString();
  const before = after === undefined ? -1 : all.findIndex((item) => nameOf(item) === after);
  if (after !== undefined && before === -1) throw invalid();
  const items = all.slice(before + 1, before + 1 + size);
  const last = items.at(-1);
  const more = last !== undefined && last !== all.at(-1);
  return { items, next: more ? Buffer.from(nameOf(last)).toString('base64url') : undefined };
}

/** How many items a page may have. */
export function pageSize(
  value: unknown,
  most: number,
  invalid: (message: string) => ServiceError,
): number {
  if (value === undefined) return most;
  const size = Number(value);
  if (Number.isInteger(size) && size >= 1 && size <= most) return size;
  throw invalid(`The number of records is ${String(value)}; it must be from 1 to ${most}.`);
}
