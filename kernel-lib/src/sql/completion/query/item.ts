import type { Token } from '../tokens/token.js';

/** What stands between two parentheses. */
export interface Group {
  readonly kind: 'group';
  /** At its opening parenthesis. */
  readonly start: number;
  /** Behind its closing parenthesis; where none closes it, where its contents seem to end. */
  readonly end: number;
  readonly items: readonly Item[];
  readonly closed: boolean;
}

/** A token, or all between two parentheses. */
export type Item = Token | Group;

/** The word at an index of the items, in lower case; nothing for what is no unquoted word. */
export function wordAt(items: readonly Item[], index: number): string | undefined {
  const item = items[index];
  return item?.kind === 'word' ? item.text : undefined;
}

export const isSymbol = (item: Item | undefined, text: string): boolean =>
  item?.kind === 'symbol' && item.text === text;

/** Whether a position, which may touch the parentheses from within, stands in a group. */
export const holds = ({ start, end, closed }: Group, position: number): boolean =>
  start < position && (closed ? position < end : position <= end);

/** The items between the commas. */
export function splitAtCommas(items: readonly Item[]): Item[][] {
  const parts: Item[][] = [[]];
  for (const item of items) {
    if (isSymbol(item, ',')) parts.push([]);
    else parts.at(-1)?.push(item);
  }
  return parts;
}
