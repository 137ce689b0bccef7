import { isWord } from '../tree/look.js';
import { made, parenthesised, spacedAll } from '../tree/make.js';
import type { Node } from '../tree/node.js';

/**
 * `MERGE INTO t USING s ON … REMOVE DUPLICATES`: rows of the source take the places of those they match.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html
 */
export function mergeRemovingDuplicates(nodes: readonly Node[]): Node[] | undefined {
  if (!isWord(nodes[0], 'merge') || !isWord(nodes[1], 'into')) return undefined;
  const using = nodes.findIndex((node) => isWord(node, 'using'));
  const on = nodes.findIndex((node, at) => at > using && isWord(node, 'on'));
  const remove = nodes.findIndex((node) => isWord(node, 'remove'));
  if (using === -1 || on === -1 || !isWord(nodes[remove + 1], 'duplicates')) return undefined;
  const { at } = nodes[0];
  const target = nodes.slice(2, using);
  const source = nodes.slice(using + 1, on);
  const end = nodes.slice(remove + 2);
  const deleted = [
    ...made('delete from', at, ''),
    ...target,
    ...made('using', at),
    ...source,
    ...made('where', at),
    ...nodes.slice(on + 1, remove),
  ];
  return [
    ...made('with "replaced" as', at, nodes[0].before),
    parenthesised(deleted, at),
    ...made('insert into', at),
    ...spacedAll(target.slice(0, 1)),
    ...made('select distinct * from', at),
    ...source,
    ...end,
  ];
}
