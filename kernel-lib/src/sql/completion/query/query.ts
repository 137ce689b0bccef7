import type { Group, Item } from './item.js';

/** Where columns come from: what a FROM names. */
export interface Relation {
  /** The name that columns are qualified by: its alias, else the last part of its name. */
  readonly name: string | undefined;
  /** Whether the name is an alias. */
  readonly aliased: boolean;
  readonly source:
    | { readonly kind: 'table'; readonly path: readonly string[] }
    | { readonly kind: 'query'; readonly query: Query }
    | { readonly kind: 'unknown' };
  /** Names of its columns, where the query gives them: `as t (a, b)`. */
  readonly columns: readonly string[] | undefined;
  /** What it is written as. */
  readonly start: number;
  readonly end: number;
}

/** One of the things that a query selects. */
export interface SelectItem {
  /** What it is called: its alias, else the name of its column or function. */
  readonly name: string | undefined;
  readonly aliased: boolean;
  /** `[]` for `*`, `['s']` for `s.*`. */
  readonly star: readonly string[] | undefined;
  /** The column it is, where it is nothing else. */
  readonly column: readonly string[] | undefined;
  /** The type it is cast to, or that its function gives. */
  readonly type: string | undefined;
}

/** Keywords that begin a clause. */
export type ClauseName =
  | 'select'
  | 'from'
  | 'join'
  | 'on'
  | 'using'
  | 'where'
  | 'group by'
  | 'having'
  | 'qualify'
  | 'order by'
  | 'limit'
  | 'set'
  | 'values'
  | 'into'
  | 'update'
  | 'delete'
  | 'insert'
  | 'when'
  /** What a command is about: `truncate`, `copy`, `drop table`, … */
  | 'table'
  /** Whatever else a statement begins with. */
  | 'other';

/** A clause with what stands in it, its keyword left out. */
export interface Clause {
  readonly name: ClauseName;
  /** Behind its keyword. */
  readonly start: number;
  /** Where the next clause begins, or the block ends. */
  readonly end: number;
  readonly items: readonly Item[];
}

/** One SELECT, or one other statement: what shares a FROM. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly clauses: readonly Clause[];
  /** What its columns may come from. */
  readonly relations: readonly Relation[];
  /** What an INSERT, UPDATE, COPY, ALTER TABLE, … is about. */
  readonly target: Relation | undefined;
  /** Empty but in a SELECT. */
  readonly selected: readonly SelectItem[];
}

/** A query that has a name for the rest of the statement. */
export interface Cte {
  readonly name: string;
  readonly columns: readonly string[] | undefined;
  readonly query: Query | undefined;
  readonly recursive: boolean;
  /** Where its query stands. */
  readonly group: Group | undefined;
}

/** Blocks joined by UNION and its like, with the names that hold for them. */
export interface Query {
  readonly start: number;
  readonly end: number;
  readonly ctes: readonly Cte[];
  readonly blocks: readonly Block[];
}
