import { isParens, isWord } from '../tree/look.js';
import type { Node } from '../tree/node.js';

const CLAUSES = new Set(
  'from where group having qualify window order limit offset fetch for into'.split(' '),
);
const SET_OPERATORS = ['union', 'intersect', 'except', 'minus'];

/** One SELECT among nodes: which of them its clauses are, each as [start, end) with its keyword. */
export interface Select {
  /** Index of the keyword SELECT. */
  readonly start: number;
  /** Index behind its last node. */
  readonly end: number;
  /** Where the list of columns begins, behind DISTINCT and TOP. */
  readonly list: number;
  readonly listEnd: number;
  /** The rows of `TOP n`, and where it stands. */
  readonly top: { readonly at: number; readonly rows: Node } | undefined;
  readonly distinct: boolean;
  readonly clauses: ReadonlyMap<string, readonly [number, number]>;
}

function isClause(nodes: readonly Node[], at: number): string | undefined {
  const node = nodes[at];
  if (node?.kind !== 'word' || !CLAUSES.has(node.value)) return undefined;
  const previous = nodes[at - 1];
  // `is distinct from`, `within group`, and a column behind a dot.
  if (isWord(previous, 'within') || (isWord(previous, 'distinct') && node.value === 'from')) {
    return undefined;
  }
  if (previous?.kind === 'mark' && previous.text === '.') return undefined;
  if (node.value === 'group' || node.value === 'order') {
    return isWord(nodes[at + 1], 'by') ? node.value : undefined;
  }
  if (node.value === 'qualify' || node.value === 'window' || node.value === 'offset') {
    return nodes[at + 1]?.kind === 'end' || isWord(previous, 'as') ? undefined : node.value;
  }
  return node.value;
}

const isTop = (nodes: readonly Node[], at: number) => {
  const rows = nodes[at + 1];
  return (
    isWord(nodes[at], 'top') &&
    (rows?.kind === 'number' || rows?.kind === 'parameter' || isParens(rows))
  );
};

function read(nodes: readonly Node[], start: number, end: number): Select {
  let list = start + 1;
  let top: Select['top'];
  let distinct = false;
  for (;;) {
    if (isWord(nodes[list], 'all')) list++;
    else if (isWord(nodes[list], 'distinct') && !distinct) {
      distinct = true;
      list++;
    } else if (top === undefined && isTop(nodes, list)) {
      top = { at: list, rows: nodes[list + 1] as Node };
      list += 2;
    } else break;
  }
  const clauses = new Map<string, readonly [number, number]>();
  let open: [string, number] = ['list', list];
  for (let at = list; at < end; at++) {
    const name = isClause(nodes, at);
    if (name === undefined || clauses.has(name)) continue;
    clauses.set(open[0], [open[1], at]);
    open = [name, at];
  }
  clauses.set(open[0], [open[1], end]);
  const listEnd = clauses.get('list')?.[1] ?? end;
  return { start, end, list, listEnd, top, distinct, clauses };
}

/** The SELECTs among nodes, those that set operators join and none inside parentheses. */
export function selectsIn(nodes: readonly Node[]): Select[] {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const [at, node] of nodes.entries()) {
    if (isWord(node, 'select') && starts.length === ends.length) starts.push(at);
    else if (isWord(node, ...SET_OPERATORS) && starts.length > ends.length) ends.push(at);
    else if (node.kind === 'end' && starts.length > ends.length) ends.push(at);
  }
  if (starts.length > ends.length) ends.push(nodes.length);
  return starts.map((start, index) => read(nodes, start, ends[index] as number));
}

/** The nodes of a clause without its keyword; `order` and `group` without BY. */
export function clause(nodes: readonly Node[], select: Select, name: string): readonly Node[] {
  const range = select.clauses.get(name);
  if (range === undefined) return [];
  const words = name === 'order' || name === 'group' ? 2 : 1;
  return nodes.slice(range[0] + words, range[1]);
}
