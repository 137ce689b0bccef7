import { isName } from '../tokens/token.js';
import { type Item, isSymbol, wordAt } from './item.js';
import type { Cte } from './query.js';
import { namesIn, type ReadGroup } from './read-relations.js';

/** The queries that a WITH names, and the index behind the last. */
export interface With {
  readonly ctes: readonly Cte[];
  readonly next: number;
}

/**
 * Reads `name [(columns)] as (query), …`; what is half written ends it.
 *
 * @param start behind the WITH
 */
export function readWith(items: readonly Item[], start: number, readGroup: ReadGroup): With {
  const recursive = wordAt(items, start) === 'recursive';
  const ctes: Cte[] = [];
  let at = recursive ? start + 1 : start;
  for (;;) {
    const name = items[at];
    if (name === undefined || name.kind === 'group' || !isName(name)) break;
    let next = at + 1;
    const list = items[next];
    const columns = list?.kind === 'group' ? namesIn(list) : undefined;
    if (columns !== undefined) next += 1;
    if (wordAt(items, next) !== 'as') break;
    const group = items[next + 1];
    if (group?.kind !== 'group') break;
    ctes.push({ name: name.text, columns, query: readGroup(group), recursive, group });
    at = next + 2;
    const following = items[at + 1];
    if (!isSymbol(items[at], ',') || following?.kind === 'group' || !isName(following)) break;
    at += 1;
  }
  return { ctes, next: at };
}
