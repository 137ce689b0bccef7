import { syntaxError } from '../refuse/refused.js';
import { separated } from '../tree/lists.js';
import { firstToken, isName, isParens, isWord } from '../tree/look.js';
import type { Group, Node } from '../tree/node.js';
import type { Design } from './design.js';

const STYLES = { even: 'EVEN', key: 'KEY', all: 'ALL', auto: 'AUTO' } as const;

/** The names in a pair of parentheses. */
export function namesIn(group: Group): string[] {
  return separated(group.items).map(([name]) => {
    if (!isName(name)) throw syntaxError(name === undefined ? group.open : firstToken(name));
    return name.value;
  });
}

function parensAt(nodes: readonly Node[], at: number): Group {
  const node = nodes[at];
  if (isParens(node)) return node;
  throw syntaxError(firstToken(node ?? (nodes.at(-1) as Node)));
}

function sortKey(nodes: readonly Node[], at: number, design: Design): number {
  if (isWord(nodes[at], 'auto', 'none')) {
    design.sortauto = isWord(nodes[at], 'auto');
    design.sortkeys = [];
    return at + 1;
  }
  design.sortkeys = namesIn(parensAt(nodes, at));
  return at + 1;
}

/**
 * Reads one of the attributes `BACKUP`, `DISTSTYLE`, `DISTKEY (c)`, `[COMPOUND|INTERLEAVED] SORTKEY (…)`, `ENCODE AUTO`
 * at `at` into `design`.
 *
 * @returns where the next begins, or `at` where none stands there
 */
export function readAttribute(nodes: readonly Node[], at: number, design: Design): number {
  const node = nodes[at];
  if (isWord(node, 'backup') && isWord(nodes[at + 1], 'yes', 'no')) {
    design.backup = isWord(nodes[at + 1], 'yes');
    return at + 2;
  }
  if (isWord(node, 'diststyle')) {
    const style = nodes[at + 1];
    if (!isWord(style, ...Object.keys(STYLES))) throw syntaxError(firstToken(style ?? node));
    design.diststyle = STYLES[style.value as keyof typeof STYLES];
    return at + 2;
  }
  if (isWord(node, 'distkey')) {
    const key = nodes[at + 1];
    const column = isParens(key) ? namesIn(key)[0] : isName(key) ? key.value : undefined;
    if (column === undefined) throw syntaxError(firstToken(key ?? node));
    design.distkey = column;
    design.diststyle = 'KEY';
    return at + 2;
  }
  if (isWord(node, 'compound', 'interleaved') && isWord(nodes[at + 1], 'sortkey')) {
    design.interleaved = isWord(node, 'interleaved');
    return sortKey(nodes, at + 2, design);
  }
  if (isWord(node, 'sortkey')) return sortKey(nodes, at + 1, design);
  if (isWord(node, 'encode') && isWord(nodes[at + 1], 'auto')) return at + 2;
  return at;
}
