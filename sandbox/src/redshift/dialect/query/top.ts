import { firstToken, isWord } from '../tree/look.js';
import { made, spaced } from '../tree/make.js';
import type { Node } from '../tree/node.js';
import type { Select } from './clauses.js';

/** `TOP n` as the LIMIT that stands behind ORDER BY. https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_list.html */
export function topToLimit(written: readonly Node[], { top }: Select): Node[] {
  if (top === undefined) return [...written];
  const limit = [...made('limit', firstToken(top.rows).at), spaced(top.rows)];
  const locking = written.findIndex((node) => isWord(node, 'for'));
  return locking === -1
    ? [...written, ...limit]
    : [...written.slice(0, locking), ...limit, ...written.slice(locking)];
}
