import { functionNamed } from '../dialect/functions/functions.js';
import type { SqlFunction } from '../dialect/functions/sql-function.js';
import type { CatalogView } from './catalog-view.js';
import { isSymbol } from './query/item.js';
import type { Relation } from './query/query.js';
import { readStatement } from './query/read-query.js';
import { Columns, findCte, type ScopedColumn } from './scope/columns.js';
import { type Names, type Scope, scopeAt } from './scope/scope.js';
import { statementTokens } from './tokens/at-cursor.js';
import { isName, type Token } from './tokens/token.js';
import { tokenize } from './tokens/tokenize.js';

/** What is known of a name in SQL. */
export type SqlInspection =
  | {
      readonly kind: 'relation';
      /** `public.sales`, or the name of a CTE or an alias. */
      readonly name: string;
      /** `table`, `view`, `query`, … */
      readonly what: string;
      readonly columns: readonly ScopedColumn[];
    }
  | { readonly kind: 'column'; readonly column: ScopedColumn }
  | { readonly kind: 'function'; readonly known: SqlFunction };

interface Named {
  /** The parts of the name up to the one at the position. */
  readonly path: readonly string[];
  readonly isCalled: boolean;
}

/** The name at a position, or right before it, with its qualifiers. */
function nameAt(tokens: readonly Token[], position: number): Named | undefined {
  const holds = ({ start, end }: Token) => start <= position && position < end;
  const touches = ({ end }: Token) => end === position;
  const at = tokens.findIndex((token) => isName(token) && holds(token));
  const index = at === -1 ? tokens.findIndex((token) => isName(token) && touches(token)) : at;
  const token = tokens[index];
  if (token === undefined) return undefined;
  const path = [token.text];
  for (let point = index - 1; isSymbol(tokens[point], '.'); point -= 2) {
    const qualifier = tokens[point - 1];
    if (!isName(qualifier)) break;
    path.unshift(qualifier.text);
  }
  return { path, isCalled: isSymbol(tokens[index + 1], '(') };
}

/** A table or CTE that a path names. */
function relationNamed(
  path: readonly string[],
  names: Names,
  columns: Columns,
): SqlInspection | undefined {
  const [name = ''] = path;
  const cte = path.length === 1 ? findCte(name, names) : undefined;
  const found = cte === undefined ? columns.table(path) : undefined;
  if (cte === undefined && found === undefined) return undefined;
  const relation: Relation = {
    name,
    aliased: false,
    source: { kind: 'table', path },
    columns: undefined,
    start: 0,
    end: 0,
  };
  const known =
    found && columns.catalog.tables(found.schema).find((table) => table.name === found.table);
  return {
    kind: 'relation',
    name: found === undefined ? name : `${found.schema}.${found.table}`,
    what: known?.kind ?? 'query',
    columns: columns.ofRelation(relation, names),
  };
}

/** What an alias stands for. */
function aliased(relation: Relation, scope: Scope, columns: Columns): SqlInspection {
  const { source, name = '' } = relation;
  const named =
    source.kind === 'table' ? relationNamed(source.path, scope.names, columns) : undefined;
  const own = columns.ofRelation(relation, scope.names);
  return {
    ...(named?.kind === 'relation' ? named : { name, what: 'query' }),
    kind: 'relation',
    columns: own,
  };
}

function columnNamed(
  path: readonly string[],
  scope: Scope,
  columns: Columns,
): SqlInspection | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const { block, names } = at;
    const own =
      block.relations.length === 0 && block.target
        ? { ...block, relations: [block.target] }
        : block;
    const column = columns.find(path, own, names);
    if (column !== undefined) return { kind: 'column', column };
  }
  return undefined;
}

/** Clauses in which a name is first of all that of a table. */
const OF_RELATIONS = new Set(['from', 'join', 'into', 'update', 'table']);

/**
 * What is known of the name at a position of SQL: a table, a column, a function; nothing for a keyword, or where the
 * catalogue does not know it.
 *
 * @param position in UTF-16 units; at the end of a name it means that name
 */
export function inspectSql(
  text: string,
  position: number,
  catalog: CatalogView,
): SqlInspection | undefined {
  const tokens = statementTokens(tokenize(text).tokens, position);
  const named = nameAt(tokens, position);
  const scope = scopeAt(readStatement(tokens), position);
  if (named === undefined || scope === undefined) return undefined;
  const { path, isCalled } = named;
  const columns = new Columns(catalog);
  const known = path.length === 1 ? functionNamed(path[0] as string) : undefined;
  if (isCalled && known !== undefined) return { kind: 'function', known };
  const inFrom = OF_RELATIONS.has(scope.clause?.name ?? '') && scope.groups.length === 0;
  const relation = () => relationNamed(path, scope.names, columns);
  const alias = () => {
    const found = columns.qualified(path, scope);
    return found && aliased(found, scope, columns);
  };
  const column = () => columnNamed(path, scope, columns);
  const order = inFrom ? [relation, alias, column] : [column, alias, relation];
  for (const look of order) {
    const found = look();
    if (found !== undefined) return found;
  }
  // Such as sysdate, which takes no parentheses.
  return known === undefined || known.signature.includes('(')
    ? undefined
    : { kind: 'function', known };
}
