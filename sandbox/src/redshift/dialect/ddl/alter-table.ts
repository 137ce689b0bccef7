import type { Token } from '../lex/token.js';
import { syntaxError } from '../refuse/refused.js';
import { separated } from '../tree/lists.js';
import { firstToken, isMark, isName, isWord } from '../tree/look.js';
import { made } from '../tree/make.js';
import type { Node } from '../tree/node.js';
import { columnDefinition } from './column.js';
import { type Design, designComment, encode } from './design.js';
import { readAttribute } from './table-attributes.js';

/** What is left of one action once `design` has taken its part; undefined where nothing is. */
function action(part: readonly Node[], design: Design): Node[] | undefined {
  const [verb, second] = part;
  if (isWord(verb, 'add') && !isWord(second, 'constraint', 'primary', 'unique', 'foreign')) {
    const column = isWord(second, 'column') ? 2 : 1;
    return [...part.slice(0, column), ...columnDefinition(part.slice(column), design)];
  }
  if (!isWord(verb, 'alter')) return [...part];
  const end = readAttribute(part, 1, design);
  if (end > 1) {
    const further = readAttribute(part, end, design);
    const left = part[further];
    if (left !== undefined) throw syntaxError(firstToken(left));
    return undefined;
  }
  const name = isWord(second, 'column') ? 2 : 1;
  const column = part[name];
  const encoding = part[name + 2];
  if (isName(column) && isWord(part[name + 1], 'encode') && isName(encoding)) {
    encode(design, column.value, encoding.value);
    return undefined;
  }
  return [...part];
}

/**
 * Rewrites `ALTER TABLE`. Where it changes nothing but the layout, an action that does nothing is left, so that
 * PostgreSQL checks the table and the right to change it.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html
 */
export function alterTable(nodes: readonly Node[]): Node[] | undefined {
  if (!isWord(nodes[0], 'alter') || !isWord(nodes[1], 'table')) return undefined;
  const start = isWord(nodes[2], 'if') ? 4 : 2;
  let end = start + 1;
  while (isMark(nodes[end], '.')) end += 2;
  const design: Design = {};
  const parts = separated(nodes.slice(end, -1))
    .map((part) => action(part, design))
    .filter((part) => part !== undefined);
  const verb = nodes[end];
  const actions =
    parts.length === 0 && verb !== undefined
      ? made('reset (fillfactor)', firstToken(verb).at)
      : parts.flatMap((part, index) =>
          index === 0 ? part : [...made(',', firstToken(part[0] as Node).at, ''), ...part],
        );
  return [...nodes.slice(0, end), ...actions, ...designComment(design, nodes.at(-1) as Token)];
}
