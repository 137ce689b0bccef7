import { DATE_PARTS, TYPES } from '../dialect/types.js';
import type { Candidate } from './candidates/candidate.js';
import {
  columnCandidate,
  columnsInScope,
  columnsOf,
  qualifiers,
  selectAliases,
  sharedColumns,
} from './candidates/columns.js';
import { AFTER, COPY_OPTIONS, OPERANDS, STATEMENTS } from './candidates/keywords.js';
import { matching } from './candidates/match.js';
import { relationsIn, tablesOf } from './candidates/relations.js';
import { functions, words } from './candidates/words.js';
import type { CatalogView } from './catalog-view.js';
import { type Expected, expectedAt } from './expected.js';
import { readStatement } from './query/read-query.js';
import { Columns } from './scope/columns.js';
import { type Scope, scopeAt } from './scope/scope.js';
import { type AtCursor, atCursor } from './tokens/at-cursor.js';
import type { Token } from './tokens/token.js';

/** What fits at a place of SQL, and the stretch of the text that it replaces; in UTF-16 units. */
export interface SqlCompletion {
  readonly start: number;
  readonly end: number;
  /** The best first. */
  readonly candidates: readonly Candidate[];
}

interface Asked {
  readonly at: AtCursor;
  readonly scope: Scope;
  readonly columns: Columns;
  readonly verb: string | undefined;
  /** Whether keywords are written in capitals. */
  readonly capitals: boolean;
}

/** The first word of a statement. */
const verbOf = (tokens: readonly Token[]): string | undefined =>
  tokens.find(({ kind, text }) => kind === 'word' && text !== 'explain')?.text;

/** Whoever begins this word, or wrote the first one, in capitals wants keywords in capitals. */
function wantsCapitals(text: string, { prefix, tokens }: AtCursor): boolean {
  if (prefix !== '') return /^[A-Z][A-Z0-9_]*$/.test(prefix);
  const first = tokens.find(({ kind }) => kind === 'word');
  return first !== undefined && /^[A-Z]+$/.test(text.slice(first.start, first.end));
}

/** What a qualifier has: columns of a relation, else tables of a schema. */
function members(
  { path, ofSchema }: Extract<Expected, { kind: 'member' }>,
  { at, scope, columns }: Asked,
): Candidate[] {
  const relation = ofSchema ? undefined : columns.qualified(path, scope);
  if (relation !== undefined) return columnsOf(relation, scope.names, columns, at.quoted);
  if (path.length === 1) return tablesOf(path[0] as string, columns.catalog, at.quoted);
  const table = ofSchema ? undefined : columns.table(path);
  const found = table && columns.catalog.columns(table.schema, table.table);
  return (found ?? []).map((column) => columnCandidate(column, at.quoted));
}

function* operands(
  { mayBeQuery, words: more }: Extract<Expected, { kind: 'operand' }>,
  { at, scope, columns, capitals }: Asked,
): Generator<Candidate> {
  yield* columnsInScope(scope, columns, at.quoted);
  yield* selectAliases(scope, at.quoted);
  yield* qualifiers(scope, at.quoted);
  if (at.quoted) return;
  yield* words(
    [...(mayBeQuery ? ['select', 'with'] : []), ...more, ...OPERANDS],
    'keyword',
    capitals,
  );
  yield* functions(capitals);
}

/** Columns of what a statement changes, or shares with what it joins, without those that are listed. */
const unlisted = (candidates: readonly Candidate[], listed: readonly string[]): Candidate[] =>
  candidates.filter(({ name }) => !listed.includes(name));

function candidatesFor(expected: Expected, asked: Asked): Iterable<Candidate> {
  const { at, scope, columns, verb, capitals } = asked;
  const keywords = (names: readonly string[]) =>
    at.quoted ? [] : words(names, 'keyword', capitals);
  switch (expected.kind) {
    case 'nothing':
      return [];
    case 'statement':
      return keywords(STATEMENTS);
    case 'relation':
      return relationsIn(scope.names, columns.catalog, at.prefix, at.quoted);
    case 'member':
      return members(expected, asked);
    case 'operand':
      return operands(expected, asked);
    case 'target columns': {
      const { target } = scope.block;
      const own = target === undefined ? [] : columnsOf(target, scope.names, columns, at.quoted);
      return unlisted(own, expected.listed);
    }
    case 'shared columns':
      return unlisted(sharedColumns(scope, columns, at.quoted), expected.listed);
    case 'type':
      return words(TYPES, 'type', capitals);
    case 'date part':
      return words(DATE_PARTS, 'keyword', capitals);
    case 'after': {
      const options = verb === 'copy' && expected.clause === 'from' ? COPY_OPTIONS : [];
      return keywords([...expected.words, ...options, ...AFTER[expected.clause]]);
    }
    case 'words':
      return keywords(expected.words);
  }
}

/**
 * What fits at a position of SQL. The text may be broken, as text is that is being written. Redshift's keywords and
 * functions are known by themselves, tables and columns by the catalogue.
 *
 * @param text statements, separated by semicolons
 * @param position in UTF-16 units
 * @example
 * ```ts
 * completeSql('select s.pri from sales s', 12, catalog).candidates[0]; // { text: 'pricepaid', kind: 'column', … }
 * ```
 */
export function completeSql(text: string, position: number, catalog: CatalogView): SqlCompletion {
  const nothing: SqlCompletion = { start: position, end: position, candidates: [] };
  const at = atCursor(text, position);
  if (at === undefined) return nothing;
  const scope = scopeAt(readStatement(at.tokens), position);
  if (scope === undefined) return nothing;
  const verb = verbOf(at.tokens);
  const columns = new Columns(catalog);
  const asked = { at, scope, columns, verb, capitals: wantsCapitals(text, at) };
  const found = candidatesFor(expectedAt(scope, verb), asked);
  return { start: at.start, end: at.end, candidates: matching(found, at.prefix) };
}
