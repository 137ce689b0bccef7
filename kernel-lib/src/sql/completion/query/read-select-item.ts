import { functionNamed } from '../../dialect/functions/functions.js';
import { RESERVED } from '../../dialect/reserved-words.js';
import { isName } from '../tokens/token.js';
import { type Item, isSymbol, wordAt } from './item.js';
import type { SelectItem } from './query.js';

/** `a.b.c` from `index` on: its parts, and the index behind them. */
export function readPath(
  items: readonly Item[],
  index: number,
): { readonly path: readonly string[]; readonly next: number } {
  const path: string[] = [];
  let next = index;
  for (let item = items[next]; item !== undefined && item.kind !== 'group'; item = items[next]) {
    if (!isName(item)) break;
    path.push(item.text);
    next += 1;
    if (!isSymbol(items[next], '.')) break;
    next += 1;
  }
  return { path, next };
}

/** Whether an item can be the last of an expression, so that a name after it is an alias. */
const endsExpression = (item: Item | undefined): boolean =>
  item !== undefined &&
  (item.kind === 'group' ||
    item.kind === 'name' ||
    item.kind === 'number' ||
    item.kind === 'string' ||
    isSymbol(item, ']') ||
    (item.kind === 'word' &&
      (!RESERVED.has(item.text) || ['end', 'null', 'true', 'false'].includes(item.text))));

/** The type behind the last `::`, or in `cast(… as type)`. */
function typeOf(items: readonly Item[]): string | undefined {
  const cast = items.findLastIndex((item) => isSymbol(item, '::'));
  const words = (from: readonly Item[]) =>
    from.flatMap((item) => (item.kind === 'word' ? [item.text] : [])).join(' ') || undefined;
  if (cast !== -1) return words(items.slice(cast + 1));
  const [called, group] = items;
  if (items.length !== 2 || called?.kind !== 'word' || group?.kind !== 'group') return undefined;
  if (called.text === 'cast') {
    const as = group.items.findLastIndex((item) => item.kind === 'word' && item.text === 'as');
    return as === -1 ? undefined : words(group.items.slice(as + 1));
  }
  const returns = functionNamed(called.text)?.returns;
  return returns === 'anyelement' || returns === 'type' ? undefined : returns;
}

/** Reads one thing that a query selects, such as `count(*) as n`. */
export function readSelectItem(written: readonly Item[]): SelectItem {
  const items = written.filter(({ kind }) => kind !== 'cursor');
  const last = items.at(-1);
  const before = items.at(-2);
  const explicit = wordAt(items, items.length - 2) === 'as';
  const aliased =
    last !== undefined &&
    last.kind !== 'group' &&
    isName(last) &&
    (explicit || (!isReserved(last) && endsExpression(before)));
  const expression = aliased ? items.slice(0, explicit ? -2 : -1) : items;
  const { path, next } = readPath(expression, 0);
  const rest = expression.length - next;
  const star = rest === 1 && isSymbol(expression.at(-1), '*') && isStar(path, expression, next);
  const column = rest === 0 && path.length > 0 ? path : undefined;
  const cast = expression.findIndex((item) => isSymbol(item, '::'));
  const uncast = cast === -1 ? expression : expression.slice(0, cast);
  const named = readPath(uncast, 0);
  const alias = aliased ? last.text : undefined;
  return {
    name: alias ?? (star ? undefined : implicitName(named.path, uncast[named.next])),
    aliased,
    star: star ? path : undefined,
    column,
    type: typeOf(expression),
  };
}

const isReserved = (item: Item): boolean => item.kind === 'word' && RESERVED.has(item.text);

/** `*` alone, or behind a point: `s.*`. */
const isStar = (path: readonly string[], items: readonly Item[], next: number): boolean =>
  path.length === 0 || isSymbol(items[next - 1], '.');

/** A column is called as it is, a function's value as the function; of other expressions nobody uses the name. */
function implicitName(path: readonly string[], behind: Item | undefined): string | undefined {
  if (behind !== undefined && behind.kind !== 'group')
    return path[0] === 'case' ? 'case' : undefined;
  const name = path.at(-1);
  return name !== undefined && path.length === 1 && RESERVED.has(name) ? undefined : name;
}
