import { RESERVED } from '../dialect/reserved-words.js';
import { TAKES_DATE_PART } from '../dialect/types.js';
import { CASE_WORDS, COLUMN_ATTRIBUTES, FOLLOWING, WINDOW_WORDS } from './candidates/keywords.js';
import { type Item, isSymbol, wordAt } from './query/item.js';
import type { ClauseName } from './query/query.js';
import type { Scope } from './scope/scope.js';
import { isName } from './tokens/token.js';

/** What may stand where the cursor is. */
export type Expected =
  /** A new name, or what nobody can guess. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'statement' }
  /** A table, view or CTE. */
  | { readonly kind: 'relation' }
  /** What belongs to a qualifier. */
  | { readonly kind: 'member'; readonly path: readonly string[]; readonly ofSchema: boolean }
  /** An operand: a column, a function, a keyword. */
  | { readonly kind: 'operand'; readonly mayBeQuery: boolean; readonly words: readonly string[] }
  /** Columns of what the statement changes, but for those listed already. */
  | { readonly kind: 'target columns'; readonly listed: readonly string[] }
  /** Columns that both sides of a join have. */
  | { readonly kind: 'shared columns'; readonly listed: readonly string[] }
  | { readonly kind: 'type' }
  | { readonly kind: 'date part' }
  /** An operator, or the next clause. */
  | { readonly kind: 'after'; readonly clause: ClauseName; readonly words: readonly string[] }
  | { readonly kind: 'words'; readonly words: readonly string[] };

const NOTHING: Expected = { kind: 'nothing' };

/** Reserved words that are values, or end one. */
const VALUES = new Set(
  'end null true false current_date current_time current_timestamp current_user current_user_id session_user sysdate user'.split(
    ' ',
  ),
);

/** Words that are not reserved and yet are followed by something. */
const OPEN_WORDS = new Set(
  'by over within rows range escape at time zone prior matched values set update insert delete'.split(
    ' ',
  ),
);

/** Whether an operand, or a relation, ends with the item before `index`. */
function endsBefore(items: readonly Item[], index: number): boolean {
  const item = items[index - 1];
  if (item === undefined) return false;
  if (item.kind === 'word') {
    const member = isSymbol(items[index - 2], '.');
    return (
      member || VALUES.has(item.text) || !(RESERVED.has(item.text) || OPEN_WORDS.has(item.text))
    );
  }
  if (isSymbol(item, '*')) {
    const before = items[index - 2];
    const word = before?.kind === 'word' && RESERVED.has(before.text);
    return before === undefined || word || isSymbol(before, ',') || isSymbol(before, '.');
  }
  if (item.kind === 'number' && wordAt(items, index - 2) === 'top') return false;
  return item.kind !== 'symbol' || item.text === ']';
}

/** The names before the point at `index - 1`; nothing where something else stands there, as in `items[0].`. */
function qualifierBefore(items: readonly Item[], index: number): string[] | undefined {
  const path: string[] = [];
  for (let at = index; isSymbol(items[at - 1], '.'); at -= 2) {
    const name = items[at - 2];
    if (name === undefined || name.kind === 'group' || !isName(name)) return undefined;
    path.unshift(name.text);
  }
  return path;
}

const RELATIONS: ReadonlySet<ClauseName> = new Set(['from', 'join', 'update', 'into', 'table']);

/** Words that may come between a clause's keyword and the relation it names. */
const BEFORE_RELATION = new Set([
  'lateral',
  'only',
  'table',
  'exists',
  'compression',
  'full',
  'reindex',
]);

function expectsRelation(items: readonly Item[], index: number): boolean {
  const before = items[index - 1];
  const word = wordAt(items, index - 1);
  return (
    before === undefined ||
    isSymbol(before, ',') ||
    (word !== undefined && BEFORE_RELATION.has(word)) ||
    word === 'join'
  );
}

/** The cursor in the clause of a FROM and the like. */
function inRelations(clause: ClauseName, items: readonly Item[], index: number): Expected {
  if (expectsRelation(items, index)) return { kind: 'relation' };
  const word = wordAt(items, index - 1);
  if (word === 'as') return NOTHING;
  if (word === 'column' && clause === 'table') return { kind: 'target columns', listed: [] };
  return { kind: 'after', clause, words: [] };
}

/** Words of a CASE that is open before the cursor. */
function caseWords(items: readonly Item[], index: number): readonly string[] {
  const count = (word: string) =>
    items.slice(0, index).filter((item) => item.kind === 'word' && item.text === word).length;
  return count('case') > count('end') ? CASE_WORDS : [];
}

const listedIn = (items: readonly Item[]): string[] =>
  items.flatMap((item) => (item.kind !== 'group' && isName(item) ? [item.text] : []));

/** In parentheses that are no query: arguments, lists of columns, windows. */
function inGroup(scope: Scope, index: number, verb: string | undefined): Expected | undefined {
  const innermost = scope.groups.at(-1);
  if (innermost === undefined) return undefined;
  const { group, before } = innermost;
  const { items } = group;
  const called = wordAt(before, before.length - 1);
  const clause = scope.clause?.name;
  const outermost = scope.groups.length === 1;
  if (outermost && (clause === 'into' || clause === 'table') && before.length > 0) {
    return { kind: 'target columns', listed: listedIn(items) };
  }
  if (outermost && clause === 'using') return { kind: 'shared columns', listed: listedIn(items) };
  if (clause === 'from' || clause === 'join') {
    const joined = before.length === 0 || isSymbol(before.at(-1), ',') || called === 'join';
    if (joined) return inJoined(items, index);
  }
  if (TAKES_DATE_PART.has(called ?? '') && index === 0) return { kind: 'date part' };
  if ((called === 'cast' || called === 'try_cast') && wordAt(items, index - 1) === 'as') {
    return { kind: 'type' };
  }
  if (called === 'convert' && index === 0) return { kind: 'type' };
  if (called === 'over' && !expectsOperand(items, index))
    return { kind: 'words', words: WINDOW_WORDS };
  if (verb === 'create' && clause === 'other' && outermost) return inDefinition(items, index);
  return undefined;
}

/** In `from (a join b on …)`. */
function inJoined(items: readonly Item[], index: number): Expected {
  if (expectsRelation(items, index)) return { kind: 'relation' };
  const on = items.slice(0, index).some((item) => item.kind === 'word' && item.text === 'on');
  if (!on) return inRelations('join', items, index);
  return operand(items, index, 'on');
}

/** Behind BY, or the comma of its list. */
const expectsOperand = (items: readonly Item[], index: number): boolean =>
  index > 0 && !endsBefore(items, index) && wordAt(items, index - 1) !== 'rows';

/** In the columns of a new table. */
function inDefinition(items: readonly Item[], index: number): Expected {
  const comma = items.slice(0, index).findLastIndex((item) => isSymbol(item, ','));
  const position = index - comma - 1;
  if (position === 0) return NOTHING;
  return position === 1 ? { kind: 'type' } : { kind: 'words', words: COLUMN_ATTRIBUTES };
}

function operand(items: readonly Item[], index: number, clause: ClauseName): Expected {
  if (endsBefore(items, index)) {
    return { kind: 'after', clause, words: caseWords(items, index) };
  }
  return { kind: 'operand', mayBeQuery: false, words: caseWords(items, index) };
}

function inOther({ isFirst }: Scope, items: readonly Item[], index: number): Expected {
  if (index === 0) {
    return isFirst ? { kind: 'statement' } : { kind: 'words', words: FOLLOWING.union ?? [] };
  }
  // The name of a next CTE.
  if (isSymbol(items[index - 1], ',')) return NOTHING;
  const word = wordAt(items, index - 1);
  if (word === 'as') return { kind: 'words', words: ['select', 'with'] };
  if (word === 'explain' || word === 'verbose') return { kind: 'statement' };
  return { kind: 'after', clause: 'other', words: [] };
}

/**
 * What may stand where the cursor is.
 *
 * @param verb first word of the statement
 */
export function expectedAt(scope: Scope, verb: string | undefined): Expected {
  const clause = scope.clause?.name ?? 'other';
  const innermost = scope.groups.at(-1);
  const items = innermost?.group.items ?? scope.clause?.items ?? [];
  const index = items.findIndex(({ kind }) => kind === 'cursor');
  if (index === -1) return NOTHING;
  const previous = items[index - 1];
  if (isSymbol(previous, '.')) {
    const path = qualifierBefore(items, index);
    if (path === undefined || path.length === 0) return NOTHING;
    return { kind: 'member', path, ofSchema: innermost === undefined && RELATIONS.has(clause) };
  }
  if (isSymbol(previous, '::')) return { kind: 'type' };
  const grouped = inGroup(scope, index, verb);
  if (grouped !== undefined) return grouped;
  const word = wordAt(items, index - 1);
  const opens = word !== undefined && Object.hasOwn(FOLLOWING, word) && clause !== 'table';
  if (opens && !isSymbol(items[index - 2], '.')) {
    return { kind: 'words', words: FOLLOWING[word] ?? [] };
  }
  if (innermost !== undefined) {
    const found = operand(items, index, clause);
    return found.kind === 'operand' ? { ...found, mayBeQuery: index === 0 } : found;
  }
  if (RELATIONS.has(clause)) return inRelations(clause, items, index);
  if (
    clause === 'using' &&
    scope.block.clauses.some(({ name }) => name === 'delete' || name === 'into')
  ) {
    return inRelations('from', items, index);
  }
  if (clause === 'other') return inOther(scope, items, index);
  if (clause === 'limit') return { kind: 'after', clause, words: [] };
  if (clause === 'set' && (index === 0 || isSymbol(previous, ','))) {
    const listed = items.flatMap((item, at) =>
      isSymbol(items[at + 1], '=') ? listedIn([item]) : [],
    );
    return { kind: 'target columns', listed };
  }
  if (word === 'as') return NOTHING;
  return operand(items, index, clause);
}
