import type { Token } from '../lex/token.js';
import type { Context } from '../rewrite/context.js';
import { firstToken, isMark, isParens, isWord } from '../tree/look.js';
import type { Node } from '../tree/node.js';
import { onTables } from './refuse-call.js';
import { Refused, syntaxError, unsupported } from './refused.js';

/** Refuses what the word at `at` begins, where Redshift has no such thing. */
type Refuse = (nodes: readonly Node[], at: number, context: Context) => void;

const word = (nodes: readonly Node[], at: number) => nodes[at] as Token;

const distinct: Refuse = (nodes, at) => {
  const previous = nodes[at - 1];
  const negated = isWord(previous, 'not') && isWord(nodes[at - 2], 'is');
  if (isWord(previous, 'is') || negated) throw syntaxError(word(nodes, at));
  if (isWord(previous, 'select') && isWord(nodes[at + 1], 'on') && isParens(nodes[at + 2])) {
    throw unsupported('SELECT DISTINCT ON is not supported', word(nodes, at).at);
  }
};

const filter: Refuse = (nodes, at) => {
  const group = nodes[at + 1];
  if (isParens(group) && isParens(nodes[at - 1]) && isWord(group.items[0], 'where')) {
    throw syntaxError(group.open);
  }
};

const lateral: Refuse = (nodes, at) => {
  const next = nodes[at + 1];
  if (isParens(next) || isParens(nodes[at + 2])) throw syntaxError(firstToken(next as Node));
};

const conflict: Refuse = (nodes, at) => {
  if (isWord(nodes[at - 1], 'on') && isWord(nodes[0], 'insert')) {
    throw syntaxError(word(nodes, at - 1));
  }
};

const returning: Refuse = (nodes, at) => {
  if (
    isWord(nodes[0], 'insert', 'update', 'delete', 'with', 'merge') &&
    !isMark(nodes[at - 1], '.')
  ) {
    throw syntaxError(word(nodes, at));
  }
};

const sample: Refuse = (nodes, at) => {
  if (isParens(nodes[at + 2])) throw syntaxError(word(nodes, at));
};

/** A list of rows may be inserted, and that is all. */
const values: Refuse = (nodes, at) => {
  if (at === 0 && isParens(nodes[1])) throw syntaxError(word(nodes, 0));
};

const array: Refuse = (nodes, at, context) => {
  const next = nodes[at + 1];
  if (next?.kind === 'group' && next.open.text === '[' && context.touchesTables) {
    throw onTables(word(nodes, at).at);
  }
};

const systemColumn: Refuse = (nodes, at, context) => {
  const name = word(nodes, at);
  if (!context.touchesTables || isParens(nodes[at + 1]) || isWord(nodes[at - 1], 'as')) return;
  throw new Refused('42703', `column "${name.value}" does not exist`, name.at);
};

const ordinality: Refuse = (nodes, at) => {
  if (isWord(nodes[at - 1], 'with')) throw syntaxError(word(nodes, at));
};

/** https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-features.html */
export const REFUSED_WORDS: ReadonlyMap<string, Refuse> = new Map([
  ['array', array],
  ['conflict', conflict],
  ['ctid', systemColumn],
  ['distinct', distinct],
  ['filter', filter],
  ['lateral', lateral],
  ['ordinality', ordinality],
  ['returning', returning],
  ['tablesample', sample],
  ['values', values],
]);
