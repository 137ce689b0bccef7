import { isName, isWord } from '../tree/look.js';
import { made } from '../tree/make.js';
import type { Node } from '../tree/node.js';

/** `DELETE t` is `DELETE FROM t`. https://docs.aws.amazon.com/redshift/latest/dg/r_DELETE.html */
export function deleteFrom(nodes: readonly Node[]): Node[] | undefined {
  const [verb, table] = nodes;
  if (!isWord(verb, 'delete') || !isName(table) || isWord(table, 'from')) return undefined;
  return [verb, ...made('from', table.at), ...nodes.slice(1)];
}
