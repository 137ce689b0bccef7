import type { Token } from '../tokens/token.js';
import { type Item, isSymbol, wordAt } from './item.js';

/** Deeper parentheses are taken for characters. */
const DEEPEST = 200;

/** Words that end the arguments of a function whose parenthesis was forgotten. */
const CLAUSES = new Set('from where having qualify limit union intersect except minus'.split(' '));

/** Functions that write `from` between their arguments. */
const WITH_FROM = new Set(['extract', 'trim', 'substring', 'overlay']);

interface Open {
  readonly start: number;
  readonly items: Item[];
  /** The word before the parenthesis. */
  readonly before: string | undefined;
}

const isQuery = (items: readonly Item[]): boolean =>
  items.length > 0 && ['select', 'with', 'values'].includes(wordAt(items, 0) ?? '');

/** Whether `token` cannot stand in the open parentheses, so that they must have been left open. */
function mustClose({ items, before }: Open, token: Token, next: Token | undefined): boolean {
  if (token.kind !== 'word' || isQuery(items) || isSymbol(items.at(-1), '.')) return false;
  if (token.text === 'from' && WITH_FROM.has(before ?? '')) return false;
  if (CLAUSES.has(token.text)) return true;
  if (next?.kind !== 'word' || next.text !== 'by') return false;
  // A window is ordered in its parentheses.
  const inWindow = before === 'over' || before === 'group' || wordAt(items, 0) === 'partition';
  return token.text === 'group' || (token.text === 'order' && !inWindow);
}

/**
 * Puts what stands between parentheses into groups. Broken SQL is the usual case: a parenthesis that nothing closes
 * ends before the next clause, as in `select count( from sales`.
 */
export function groupItems(tokens: readonly Token[]): Item[] {
  const root: Item[] = [];
  const open: Open[] = [];
  const top = (): Item[] => open.at(-1)?.items ?? root;
  const close = (end: number, closed: boolean): void => {
    const group = open.pop();
    if (group === undefined) return;
    top().push({ kind: 'group', start: group.start, end, items: group.items, closed });
  };
  tokens.forEach((token, index) => {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      if (!mustClose(last, token, tokens[index + 1])) break;
      close(Math.max(last.items.at(-1)?.end ?? 0, token.start - 1), false);
    }
    if (isSymbol(token, '(') && open.length < DEEPEST) {
      const before = wordAt(top(), top().length - 1);
      open.push({ start: token.start, items: [], before });
    } else if (isSymbol(token, ')')) close(token.end, true);
    else top().push(token);
  });
  const end = tokens.at(-1)?.end ?? 0;
  while (open.length > 0) close(end, false);
  return root;
}
