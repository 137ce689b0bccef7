import type { Token } from '../lex/token.js';
import type { Context } from '../rewrite/context.js';
import { separated } from '../tree/lists.js';
import { isMark, isName, isParens, isWord } from '../tree/look.js';
import type { Node } from '../tree/node.js';

/** A column of a SELECT's list. */
export interface Item {
  /** Without its alias. */
  readonly value: readonly Node[];
  /** The name it is given, if any. */
  readonly alias: Token | undefined;
  readonly star: boolean;
}

/** Words that end an expression and so cannot be an alias without AS. */
const ENDS = new Set(
  'end null true false isnull notnull current_date current_timestamp current_user session_user user sysdate day month year hour minute second'.split(
    ' ',
  ),
);

function aliasOf(nodes: readonly Node[]): Token | undefined {
  const last = nodes.at(-1);
  const before = nodes.at(-2);
  if (!isName(last) || before === undefined) return undefined;
  if (isWord(before, 'as')) return last;
  if (last.kind === 'word' && ENDS.has(last.value)) return undefined;
  if (before.kind === 'operator') return undefined;
  if (
    before.kind === 'mark' ||
    isWord(before, 'not', 'is', 'and', 'or', 'precision', 'varying', 'zone')
  ) {
    return undefined;
  }
  // `interval '1' day` and `timestamp with time zone` end in words of their own.
  return before.kind === 'word' &&
    isWord(before, 'time', 'to', 'with', 'without', 'else', 'then', 'double', 'over', 'collate')
    ? undefined
    : last;
}

const isStar = (nodes: readonly Node[]) =>
  isMark(nodes.at(-1), '*') && (nodes.length === 1 || isMark(nodes.at(-2), '.'));

/** The columns of a SELECT's list. */
export function itemsOf(nodes: readonly Node[]): Item[] {
  return separated(nodes).map((part) => {
    if (isStar(part)) return { value: part, alias: undefined, star: true };
    const alias = aliasOf(part);
    if (alias === undefined) return { value: part, alias, star: false };
    const end = isWord(part.at(-2), 'as') ? -2 : -1;
    return { value: part.slice(0, end), alias, star: false };
  });
}

const lastPart = (name: string) => name.slice(name.lastIndexOf('.') + 1);

/**
 * What PostgreSQL calls a column without an alias: the column's or function's name, and the type's where only a
 * constant is cast.
 */
export function nameOf(value: readonly Node[], context: Context): string {
  const cast = value.findLastIndex((node) => isMark(node, '::'));
  if (cast > 0) {
    const inner = nameOf(value.slice(0, cast), context);
    const type = value[cast + 1];
    return inner === '?column?' && isName(type) ? type.value : inner;
  }
  const [first] = value;
  if (first === undefined) return '?column?';
  const given = context.columnName(first);
  if (given !== undefined) return given;
  if (isWord(first, 'case')) return 'case';
  let at = 0;
  while (isName(value[at]) && isMark(value[at + 1], '.')) at += 2;
  const last = value[at];
  if (!isName(last)) {
    return isParens(first) && value.length === 1 ? nameOf(first.items, context) : '?column?';
  }
  const rest = value.slice(at + 1);
  const called = isParens(rest[0]);
  if (rest.length === 0 || (called && (rest.length === 1 || isWord(rest[1], 'over', 'within')))) {
    return lastPart(last.value);
  }
  return '?column?';
}
