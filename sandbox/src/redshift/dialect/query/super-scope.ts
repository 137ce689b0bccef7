import type { DialectFacts } from '../facts.js';
import { isMark, isName, isWord } from '../tree/look.js';
import type { Node } from '../tree/node.js';
import { type FromItem, fromItems } from './from-items.js';

/** What names in reach of an expression mean, as far as SUPER is concerned. */
export interface Scope {
  /** Names of tables and queries. */
  readonly relations: ReadonlySet<string>;
  /** Names of elements of arrays, `x` of `FROM t, t.items AS x`. */
  readonly elements: ReadonlySet<string>;
  /** Columns of type SUPER. */
  readonly columns: ReadonlySet<string>;
  /** Columns that are known to be of another type. */
  readonly others: ReadonlySet<string>;
}

export const NOTHING: Scope = {
  relations: new Set(),
  elements: new Set(),
  columns: new Set(),
  others: new Set(),
};

/** Where the tables of a list of nodes begin: behind FROM, and behind UPDATE or USING of a statement. */
function starts(nodes: readonly Node[]): number[] {
  const found: number[] = [];
  for (const [at, node] of nodes.entries()) {
    if (isWord(node, 'from') && !isWord(nodes[at - 1], 'distinct')) found.push(at + 1);
    else if (at === 0 && isWord(node, 'update')) found.push(1);
  }
  return found;
}

const END = [
  'where',
  'group',
  'having',
  'qualify',
  'order',
  'limit',
  'union',
  'intersect',
  'except',
  'minus',
  'set',
  'select',
];

function endFrom(nodes: readonly Node[], start: number): number {
  const end = nodes.findIndex(
    (node, at) => at >= start && (isWord(node, ...END) || node.kind === 'end'),
  );
  return end === -1 ? nodes.length : end;
}

/** The items of every FROM of a list of nodes, those inside parentheses apart. */
export function itemsFrom(nodes: readonly Node[]): FromItem[] {
  return starts(nodes).flatMap((start) => fromItems(nodes, start, endFrom(nodes, start)));
}

/** Whether an item is an array inside a row that stands before it, no table. */
export function isArray(item: FromItem, nodes: readonly Node[], scope: Scope): boolean {
  const [first] = item.name;
  if (first === undefined || item.query !== undefined) return false;
  const after = nodes[item.nameEnd];
  if (after?.kind === 'group' && after.open.text === '(') return false;
  if (scope.elements.has(first)) return true;
  const deep = item.name.length > 1 || nodes[item.start + 1]?.kind === 'group';
  if (scope.relations.has(first)) return item.name.length > 1;
  return deep && scope.columns.has(first);
}

/** The scope that the tables of a list of nodes add to the one around it. */
export function scopeOf(nodes: readonly Node[], outer: Scope, facts: DialectFacts): Scope {
  const items = itemsFrom(nodes);
  if (items.length === 0) return outer;
  const relations = new Set(outer.relations);
  const elements = new Set(outer.elements);
  const columns = new Set(outer.columns);
  const others = new Set(outer.others);
  const scope: Scope = { relations, elements, columns, others };
  for (const item of items) {
    if (isArray(item, nodes, scope)) {
      if (item.alias !== undefined) elements.add(item.alias);
      continue;
    }
    if (item.alias !== undefined) relations.add(item.alias);
    for (const [name, type] of facts.columnsOf(item.name.slice(-2).join('.')) ?? []) {
      (type === 'super' ? columns : others).add(name);
    }
  }
  return scope;
}

export const isSubscript = (node: Node | undefined): boolean =>
  node?.kind === 'group' && node.open.text === '[' && node.items.length > 0;

/** Whether a dot and a name come next. */
export const isDotted = (nodes: readonly Node[], at: number): boolean =>
  isMark(nodes[at], '.') && isName(nodes[at + 1]);
