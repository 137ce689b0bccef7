import { syntaxError } from '../refuse/refused.js';
import { separated } from '../tree/lists.js';
import { areWords, firstToken, isName, isParens, isWord } from '../tree/look.js';
import { made } from '../tree/make.js';
import type { Group, Node } from '../tree/node.js';
import { columnType } from './column-type.js';
import { type Design, encode } from './design.js';

const CONSTRAINTS = ['constraint', 'primary', 'unique', 'foreign', 'check', 'like'];

/** Where the first value starts and how far the next is, `(1, 1)` where nothing is said. */
function seedAndStep(group: Group | undefined): [string, string] {
  const numbers = group === undefined ? [] : separated(group.items);
  const [seed, step] = numbers.map((number) =>
    number.map((node) => (node.kind === 'group' ? '' : node.text)).join(''),
  );
  return [seed ?? '1', step ?? '1'];
}

function identity(how: string, group: Node | undefined, at: number): Node[] {
  const [seed, step] = seedAndStep(isParens(group) ? group : undefined);
  // PostgreSQL's sequences rise from 1 or fall from -1 where nothing else is said.
  const low = !step.startsWith('-') && Number(seed) < 1 ? ` minvalue ${seed}` : '';
  const high = step.startsWith('-') && Number(seed) > -1 ? ` maxvalue ${seed}` : '';
  const bounds = low + high;
  return made(
    `generated ${how} as identity (start with ${seed} increment by ${step}${bounds})`,
    at,
  );
}

/** Rewrites one column definition; what it says of the table's layout goes to `design`. */
export function columnDefinition(part: readonly Node[], design: Design): Node[] {
  const [name] = part;
  if (name === undefined || !isName(name) || isWord(name, ...CONSTRAINTS)) return [...part];
  const { type, end } = columnType(part, 1);
  const written: Node[] = [name, ...type];
  for (let at = end; at < part.length; ) {
    const node = part[at] as Node;
    if (isWord(node, 'distkey')) {
      design.distkey = name.value;
      design.diststyle = 'KEY';
      at++;
    } else if (isWord(node, 'sortkey')) {
      design.sortkeys = [...(design.sortkeys ?? []), name.value];
      at++;
    } else if (isWord(node, 'encode')) {
      const encoding = part[at + 1];
      if (!isName(encoding)) throw syntaxError(firstToken(encoding ?? node));
      encode(design, name.value, encoding.value);
      at += 2;
    } else if (isWord(node, 'identity')) {
      const parens = isParens(part[at + 1]);
      written.push(...identity('always', part[at + 1], node.at));
      at += parens ? 2 : 1;
    } else if (areWords(part, at, 'generated', 'by', 'default', 'as', 'identity')) {
      const parens = isParens(part[at + 5]);
      written.push(...identity('by default', part[at + 5], firstToken(node).at));
      at += parens ? 6 : 5;
    } else if (isWord(node, 'collate') && isWord(part[at + 1], 'case_sensitive', 'cs')) {
      at += 2;
    } else if (isWord(node, 'collate') && isWord(part[at + 1], 'case_insensitive', 'ci')) {
      written.push(...made('collate case_insensitive', node.at));
      at += 2;
    } else {
      written.push(node);
      at++;
    }
  }
  return written;
}
