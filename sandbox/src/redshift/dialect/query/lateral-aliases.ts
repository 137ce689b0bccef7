import { Refused } from '../refuse/refused.js';
import { isMark, isParens, isWord } from '../tree/look.js';
import { parenthesised } from '../tree/make.js';
import type { Node } from '../tree/node.js';
import type { Item } from './item.js';

/** Whether a name at `at` is a column of its own: no part of a longer name, no call, no type. */
function isBare(nodes: readonly Node[], at: number): boolean {
  const previous = nodes[at - 1];
  if (isMark(previous, '.') || isMark(previous, '::') || isWord(previous, 'as', 'over'))
    return false;
  const next = nodes[at + 1];
  return !(isMark(next, '.') || isParens(next));
}

/** Whether nodes name a column so, outside queries of their own. */
export function names(nodes: readonly Node[], name: string): boolean {
  return nodes.some((node, at) =>
    node.kind === 'group'
      ? !isWord(node.items[0], 'select', 'with') && names(node.items, name)
      : (node.kind === 'word' || node.kind === 'name') && node.value === name && isBare(nodes, at),
  );
}

/** More nodes than this in one column are no statement that a person or a tool has written. */
const LARGEST = 100_000;

function sizeOf(nodes: readonly Node[]): number {
  let size = nodes.length;
  for (const node of nodes) if (node.kind === 'group') size += sizeOf(node.items);
  return size;
}

/** Puts the values of aliases in their places. */
export function substitute(
  nodes: readonly Node[],
  aliases: ReadonlyMap<string, readonly Node[]>,
): Node[] {
  let changed = false;
  const written = nodes.map((node, at): Node => {
    if (node.kind === 'group') {
      if (isWord(node.items[0], 'select', 'with')) return node;
      const items = substitute(node.items, aliases);
      if (items.every((item, index) => item === node.items[index])) return node;
      changed = true;
      return { ...node, items };
    }
    if ((node.kind !== 'word' && node.kind !== 'name') || !isBare(nodes, at)) return node;
    const value = aliases.get(node.value);
    if (value === undefined) return node;
    changed = true;
    return parenthesised([...value], node.at, node.before);
  });
  return changed ? written : (nodes as Node[]);
}

/**
 * Aliases that later columns of the same list, and WHERE, may use. A column of the tables goes before an alias of that name; where
 * the columns are not known, an alias over a column of its own name (`lower(email) as email`) is taken for none.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_list.html
 */
export function expandAliases(
  items: readonly Item[],
  columns: ReadonlySet<string>,
): { readonly items: Item[]; readonly aliases: ReadonlyMap<string, readonly Node[]> } {
  const aliases = new Map<string, readonly Node[]>();
  const expanded = items.map((item): Item => {
    const value = aliases.size === 0 ? item.value : substitute(item.value, aliases);
    if (value !== item.value && sizeOf(value) > LARGEST) {
      throw new Refused('54001', 'Statement is too large', item.alias?.at ?? 0);
    }
    const name = item.alias?.value;
    if (name !== undefined && !columns.has(name) && !names(item.value, name)) {
      aliases.set(name, value);
    }
    return value === item.value ? item : { ...item, value };
  });
  return { items: expanded, aliases };
}
