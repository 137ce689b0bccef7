import type { Context } from '../rewrite/context.js';
import { firstToken, isMark, isName, isWord } from '../tree/look.js';
import { made, parenthesised } from '../tree/make.js';
import type { Node } from '../tree/node.js';
import { isDotted, isSubscript, type Scope } from './super-scope.js';

/** A path into a SUPER: where its column ends and its steps begin. */
export interface Path {
  readonly start: number;
  /** Index behind the column's own name. */
  readonly column: number;
  readonly end: number;
}

/** How many names of a chain are the column's own; 0 where it is no path into a SUPER. */
function columnLength(names: readonly string[], subscripted: boolean, scope: Scope): number {
  const [first, second] = names;
  if (first === undefined) return 0;
  if (scope.elements.has(first)) return 1;
  const isOther = (column: string) => scope.others.has(column) && !scope.columns.has(column);
  if (scope.relations.has(first) && second !== undefined) return isOther(second) ? 0 : 2;
  if (scope.columns.has(first)) return 1;
  return subscripted && !isOther(first) ? names.length : 0;
}

/** The path into a SUPER that begins at `start`, if one does. */
export function pathAt(nodes: readonly Node[], start: number, scope: Scope): Path | undefined {
  const first = nodes[start];
  const previous = nodes[start - 1];
  if (!isName(first) || isMark(previous, '.') || isMark(previous, '::')) return undefined;
  if (isWord(first, 'array', 'as') && isSubscript(nodes[start + 1])) return undefined;
  if (!isDotted(nodes, start + 1) && !isSubscript(nodes[start + 1])) return undefined;
  const names = [first.value];
  let at = start + 1;
  for (; isDotted(nodes, at); at += 2) names.push((nodes[at + 1] as typeof first).value);
  const own = columnLength(names, isSubscript(nodes[at]), scope);
  if (own === 0) return undefined;
  while (isDotted(nodes, at) || isSubscript(nodes[at])) at += isSubscript(nodes[at]) ? 1 : 2;
  const after = nodes[at];
  const called = after?.kind === 'group' && after.open.text === '(';
  const column = start + own * 2 - 1;
  return column === at || called || isMark(after, '.') ? undefined : { start, column, end: at };
}

/**
 * The path as subscripts of PostgreSQL's. Names of attributes are in lower case, as Redshift reads them; what is not
 * there is null.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/query-super.html
 */
export function writePath(
  nodes: readonly Node[],
  { start, column, end }: Path,
  context: Context,
): Node[] {
  const first = firstToken(nodes[start] as Node);
  const written: Node[] = [...nodes.slice(start, column)];
  let last = '';
  for (let at = column; at < end; at++) {
    const node = nodes[at] as Node;
    if (node.kind === 'group') written.push(node);
    else if (isName(node)) {
      last = node.value;
      written.push(...made(`['${last.replaceAll("'", "''")}']`, node.at, ''));
    }
  }
  const path = parenthesised(written, first.at, first.before);
  if (last !== '') context.nameColumn(path, last);
  return [path, ...made('::super', first.at, '')];
}
