import { areWords, isMark, isParens, isWord } from '../tree/look.js';
import { made, renamed, spacedAll } from '../tree/make.js';
import type { Node } from '../tree/node.js';

/** A type as PostgreSQL is to read it. */
interface ReadType {
  readonly nodes: Node[];
  /** Index behind it. */
  readonly end: number;
  readonly changed: boolean;
}

/** Names of Redshift's that PostgreSQL does not have. */
const NAMES: Readonly<Record<string, string>> = {
  nvarchar: 'varchar',
  varbinary: 'varbyte',
};

/** What `MAX` is for each. */
const MAX: Readonly<Record<string, string>> = {
  char: '4096',
  character: '4096',
  nchar: '4096',
  bpchar: '4096',
};

const LENGTHY = [
  'varchar',
  'nvarchar',
  'char',
  'character',
  'nchar',
  'bpchar',
  'varying',
  'varbyte',
  'varbinary',
];

/** Reads the type at `at`, as of a cast. */
export function typeAt(nodes: readonly Node[], at: number): ReadType {
  const node = nodes[at];
  if (node === undefined || node.kind === 'group') return { nodes: [], end: at, changed: false };
  if (isWord(node, 'interval')) {
    const years = areWords(nodes, at + 1, 'year', 'to', 'month');
    if (years || areWords(nodes, at + 1, 'day', 'to', 'second')) {
      const end = at + (isParens(nodes[at + 4]) ? 5 : 4);
      const name = years ? 'intervaly2m' : 'intervald2s';
      return { nodes: made(name, node.at, node.before), end, changed: true };
    }
  }
  const varying = isWord(nodes[at + 1], 'varying') || isWord(nodes[at + 1], 'precision');
  let end = at + (varying ? 2 : 1);
  while (isMark(nodes[end], '.')) end += 2;
  const parens = nodes[end];
  const name = NAMES[node.value];
  const head = nodes.slice(at, end);
  if (name !== undefined && node.kind === 'word') head[0] = renamed(node, name);
  if (isParens(parens)) {
    const max = parens.items.length === 1 && isWord(parens.items[0], 'max');
    const last = varying ? 'varying' : node.value;
    if (!max || !LENGTHY.includes(last)) {
      return { nodes: [...head, parens], end: end + 1, changed: name !== undefined };
    }
    const length = made(MAX[node.value] ?? '65535', parens.open.at, '');
    const group = { ...parens, items: varying ? made('65535', parens.open.at, '') : length };
    return { nodes: [...head, group], end: end + 1, changed: true };
  }
  // A decimal without a precision holds 18 digits, and none of them behind the point.
  if (isWord(node, 'numeric', 'decimal', 'dec') && end === at + 1) {
    const whole = spacedAll(made('numeric(18, 0)', node.at), node.before);
    return { nodes: whole, end, changed: true };
  }
  return { nodes: head, end, changed: name !== undefined };
}
