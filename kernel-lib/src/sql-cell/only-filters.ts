import type { Sql } from '../sql/statement.js';
import { wordsOf } from '../sql/words.js';

const FILTERS = new Set(['where', 'having', 'qualify', 'limit', 'offset']);
const BEGINS = new Set(['select', 'union', 'intersect', 'except', 'minus']);

/**
 * Whether values of a query only choose rows, so that their types cannot change the types of its columns: each stands
 * in a WHERE, HAVING, QUALIFY, LIMIT or OFFSET, or in parentheses there. Where that cannot be seen, they do not.
 *
 * @param positions which values, from 0.
 * @example
 * ```ts
 * onlyFilters(sql`select a from t where b > ${1}`, [0]); // true
 * onlyFilters(sql`select a + ${1} from t`, [0]); // false
 * ```
 */
export function onlyFilters({ text }: Sql, positions: readonly number[]): boolean {
  const open = new Set(positions.map((position) => String(position + 1)));
  const outer: boolean[] = [];
  let filters = false;
  for (const { text: word, start } of wordsOf(text)) {
    if (word === '(') outer.push(filters);
    else if (word === ')') filters = outer.pop() ?? false;
    else if (FILTERS.has(word)) filters = true;
    else if (BEGINS.has(word)) filters = outer.at(-1) ?? false;
    else if (word === '$' && filters) open.delete(/^\d+/.exec(text.slice(start + 1))?.[0] ?? '');
  }
  return open.size === 0;
}
