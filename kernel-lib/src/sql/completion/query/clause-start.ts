import { type Item, isSymbol, wordAt } from './item.js';
import type { ClauseName } from './query.js';

/** A keyword that begins a clause, and the index behind it. */
export interface ClauseStart {
  readonly name: ClauseName;
  readonly next: number;
}

const PLAIN: Readonly<Record<string, ClauseName>> = {
  select: 'select',
  from: 'from',
  join: 'join',
  on: 'on',
  using: 'using',
  where: 'where',
  having: 'having',
  qualify: 'qualify',
  limit: 'limit',
  offset: 'limit',
  values: 'values',
  into: 'into',
  when: 'when',
};

/** Commands whose first words are followed by the name of a table. */
const ABOUT_TABLE = new Set(['copy', 'truncate', 'analyze', 'vacuum', 'lock', 'describe']);

/** Commands that say what the name after their second word is. */
const ABOUT_KIND = new Set(['drop', 'alter', 'show', 'comment', 'refresh']);

const KINDS = new Set(['table', 'view']);

const VERBS: Readonly<Record<string, ClauseName>> = {
  update: 'update',
  delete: 'delete',
  insert: 'insert',
};

/** A word right behind a point is a name; with a blank between, the name is missing and a keyword follows. */
const isMember = (items: readonly Item[], index: number): boolean =>
  isSymbol(items[index - 1], '.') && items[index - 1]?.end === items[index]?.start;

/**
 * The clause that begins at an index; nothing where none does.
 *
 * @param current the clause that the index stands in
 * @param verb first word of the statement
 */
export function clauseStart(
  items: readonly Item[],
  index: number,
  current: ClauseName | undefined,
  verb: string | undefined,
): ClauseStart | undefined {
  const next = index + 1;
  // After the condition of a join, a comma goes on with the FROM.
  if (isSymbol(items[index], ',') && (current === 'on' || current === 'using')) {
    return { name: 'from', next };
  }
  const word = wordAt(items, index);
  if (word === undefined || isMember(items, index)) return undefined;
  const following = wordAt(items, next);
  if ((word === 'group' || word === 'order') && following === 'by') {
    return { name: `${word} by`, next: index + 2 };
  }
  const previous = wordAt(items, index - 1);
  const first = index === 0 || current === undefined || previous === 'explain';
  if (Object.hasOwn(VERBS, word) && (first || previous === 'then')) {
    return { name: VERBS[word] as ClauseName, next };
  }
  if (first && ABOUT_TABLE.has(word)) return { name: 'table', next };
  if (KINDS.has(word) && ABOUT_KIND.has(verb ?? '') && current === 'other') {
    return { name: 'table', next };
  }
  if (word === 'set') return current === 'update' ? { name: 'set', next } : undefined;
  if (word === 'on' && (verb === 'grant' || verb === 'revoke')) return { name: 'table', next };
  if (word === 'on' && verb === 'comment') return undefined;
  if (word === 'when' && verb !== 'merge') return undefined;
  if (Object.hasOwn(PLAIN, word)) return { name: PLAIN[word] as ClauseName, next };
  return undefined;
}
