import { ServiceError } from '../protocol/service.js';

/** What a list operation may say about the page it wants. */
export interface PageRequest {
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

const defaultSize = 10;

/**
 * One page of sorted items and the token of the next. The token holds the key of the last item given, so items that
 * come or go between two pages shift nothing.
 *
 * @param keyOf a key that no two items share
 * @throws ServiceError `ValidationException` for a token that no list of these items gave.
 */
export function page<T>(
  items: readonly T[],
  request: PageRequest,
  keyOf: (item: T) => string,
): { items: T[]; next: { NextToken?: string } } {
  let start = 0;
  if (request.NextToken !== undefined) {
    const last = Buffer.from(request.NextToken, 'base64url').toString('utf8');
    start = items.findIndex((item) => keyOf(item) === last) + 1;
    if (start === 0) {
      throw new ServiceError('ValidationException', `Invalid NextToken '${request.NextToken}'.`);
    }
  }
  const given = items.slice(start, start + (request.MaxResults ?? defaultSize));
  const last = given.at(-1);
  const more = last !== undefined && start + given.length < items.length;
  return {
    items: given,
    next: more ? { NextToken: Buffer.from(keyOf(last), 'utf8').toString('base64url') } : {},
  };
}

/** Items by a key, descending unless asked otherwise; equal keys keep a stable order by `tieOf`. */
export function sorted<T>(
  items: readonly T[],
  order: 'Ascending' | 'Descending' | undefined,
  keyOf: (item: T) => string | number,
  tieOf: (item: T) => string,
): T[] {
  const compare = <K extends string | number>(a: K, b: K) => (a < b ? -1 : a > b ? 1 : 0);
  const sign = order === 'Ascending' ? 1 : -1;
  return [...items].sort(
    (a, b) => sign * (compare(keyOf(a), keyOf(b)) || compare(tieOf(a), tieOf(b))),
  );
}
