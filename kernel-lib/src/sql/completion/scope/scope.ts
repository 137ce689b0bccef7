import { type Group, holds, type Item, wordAt } from '../query/item.js';
import type { Block, Clause, Cte, Query } from '../query/query.js';
import { readGroup } from '../query/read-query.js';

/** Names of queries that hold at a place: those of its own WITH, and those around it. */
export interface Names {
  readonly ctes: readonly Cte[];
  readonly outer: Names | undefined;
}

/** A place in a block of a statement. */
export interface Scope {
  readonly block: Block;
  /** Whether no other block, joined to it by UNION and its like, comes before it. */
  readonly isFirst: boolean;
  /** The clause that the place stands in. */
  readonly clause: Clause | undefined;
  /** Parentheses of the block around the place that are no query, the innermost last, each with what stands before it. */
  readonly groups: readonly { readonly group: Group; readonly before: readonly Item[] }[];
  readonly names: Names;
  /** The block around it, whose columns a correlated query may use. */
  readonly outer: Scope | undefined;
}

const OPENS_QUERY = new Set(['select', 'with', 'values', 'insert', 'update', 'delete', 'from']);

/** Whether a group holds a query of its own. */
function isQuery({ items }: Group): boolean {
  const written = items.filter(({ kind }) => kind !== 'cursor');
  const [first] = written;
  if (first?.kind === 'group') return written.length === 1 && isQuery(first);
  return OPENS_QUERY.has(wordAt(written, 0) ?? '');
}

const around = (items: readonly Item[], position: number) => {
  const index = items.findIndex((item) => item.kind === 'group' && holds(item, position));
  const group = items[index];
  return group?.kind === 'group' ? { group, before: items.slice(0, index) } : undefined;
};

/** The names that hold in the query of a CTE: those before it, and its own where it is recursive. */
export function namesOfCte(names: Names, cte: Cte): Names {
  const index = names.ctes.indexOf(cte);
  return { ctes: names.ctes.slice(0, cte.recursive ? index + 1 : index), outer: names.outer };
}

/** A place in a query, down to the innermost query that holds it. */
export function scopeAt(
  query: Query,
  position: number,
  outer?: Scope,
  namesAround?: Names,
): Scope | undefined {
  const cte = query.ctes.find(({ group }) => group !== undefined && holds(group, position));
  const names = { ctes: query.ctes, outer: namesAround };
  if (cte?.query !== undefined) {
    return scopeAt(cte.query, position, outer, namesOfCte(names, cte));
  }
  const block = query.blocks.findLast(({ start }) => start <= position) ?? query.blocks[0];
  if (block === undefined) return undefined;
  const clause = block.clauses.findLast(({ start }) => start <= position);
  const groups: { group: Group; before: readonly Item[] }[] = [];
  const isFirst = block === query.blocks[0];
  const scope = { block, isFirst, clause, groups, names, outer };
  for (let next = around(clause?.items ?? [], position); next !== undefined; ) {
    if (isQuery(next.group)) {
      const { before } = next;
      const inFrom = clause?.name === 'from' || clause?.name === 'join';
      // A query in a FROM does not see its neighbours, but for LATERAL.
      const sees = !inFrom || wordAt(before, before.length - 1) === 'lateral' ? scope : outer;
      return scopeAt(readGroup(next.group), position, sees, names);
    }
    groups.push(next);
    next = around(next.group.items, position);
  }
  return scope;
}
