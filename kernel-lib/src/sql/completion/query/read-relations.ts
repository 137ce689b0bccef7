import { RESERVED } from '../../dialect/reserved-words.js';
import { isName } from '../tokens/token.js';
import { type Group, type Item, isSymbol, splitAtCommas, wordAt } from './item.js';
import type { Query, Relation } from './query.js';
import { readPath } from './read-select-item.js';

/** Reads what stands in parentheses as a query. */
export type ReadGroup = (group: Group) => Query;

const JOINS = new Set(['join', 'inner', 'left', 'right', 'full', 'outer', 'cross', 'natural']);

/** Whether a group is a query, and not joined tables: `(a join b using (id))`. */
const isQueryGroup = ({ items }: Group): boolean => {
  const [first] = items;
  const nested = first?.kind === 'group' && isQueryGroup(first);
  return nested || ['select', 'with', 'values'].includes(wordAt(items, 0) ?? '');
};

/** Names in a list in parentheses. */
export const namesIn = ({ items }: Group): string[] =>
  splitAtCommas(items).flatMap(([first]) =>
    first !== undefined && first.kind !== 'group' && isName(first) ? [first.text] : [],
  );

/** Words that may come before a relation's name without being it. */
const BEFORE = new Set(['lateral', 'only', 'table', 'compression', 'if', 'exists']);

function readRelation(written: readonly Item[], readGroup: ReadGroup): Relation[] {
  let at = 0;
  while (BEFORE.has(wordAt(written, at) ?? '')) at += 1;
  const first = written[at];
  if (first === undefined) return [];
  if (
    first.kind === 'group' &&
    !isQueryGroup(first) &&
    first.items.some(({ kind }) => kind !== 'cursor')
  ) {
    return readRelations(first.items, readGroup);
  }
  const { path, next } = readPath(written, at);
  let behind = path.length === 0 ? at + 1 : next;
  const called = path.length > 0 && written[behind]?.kind === 'group';
  if (called) behind += 1;
  if (wordAt(written, behind) === 'as') behind += 1;
  const alias = written[behind];
  const aliased =
    alias !== undefined &&
    alias.kind !== 'group' &&
    isName(alias) &&
    !(alias.kind === 'word' && RESERVED.has(alias.text));
  const list = written[aliased ? behind + 1 : behind];
  const source: Relation['source'] =
    first.kind === 'group'
      ? isQueryGroup(first)
        ? { kind: 'query', query: readGroup(first) }
        : { kind: 'unknown' }
      : path.length === 0 || called
        ? { kind: 'unknown' }
        : { kind: 'table', path };
  return [
    {
      name: aliased ? alias.text : path.at(-1),
      aliased,
      source,
      columns: aliased && list?.kind === 'group' ? namesIn(list) : undefined,
      start: first.start,
      end: written.at(-1)?.end ?? first.end,
    },
  ];
}

/** The part of what a FROM says that comes before ON or USING. */
function beforeCondition(items: readonly Item[]): readonly Item[] {
  const end = items.findIndex(
    (item) => item.kind === 'word' && (item.text === 'on' || item.text === 'using'),
  );
  return end === -1 ? items : items.slice(0, end);
}

/** Reads the relations of a FROM, a JOIN, an UPDATE: separated by commas or joins, each with its alias. */
export function readRelations(items: readonly Item[], readGroup: ReadGroup): Relation[] {
  return splitAtCommas(items).flatMap((part) => {
    const pieces: Item[][] = [[]];
    part.forEach((item, index) => {
      const joins = item.kind === 'word' && JOINS.has(item.text) && !isSymbol(part[index - 1], '.');
      if (joins) pieces.push([]);
      else pieces.at(-1)?.push(item);
    });
    return pieces.flatMap((piece) => readRelation(beforeCondition(piece), readGroup));
  });
}
