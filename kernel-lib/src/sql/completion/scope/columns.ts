import type { CatalogView } from '../catalog-view.js';
import type { Block, Cte, Query, Relation, SelectItem } from '../query/query.js';
import { type Names, namesOfCte, type Scope } from './scope.js';

/** A column that a query may use. */
export interface ScopedColumn {
  readonly name: string;
  readonly type: string | undefined;
  /** What it is a column of, as one would say it: `public.sales`, or the alias of a query. */
  readonly of: string;
}

/** A relation in the words of the catalogue. */
export interface FoundTable {
  readonly schema: string;
  readonly table: string;
}

/** Its tables are found without a schema, too. */
export const SYSTEM_SCHEMA = 'pg_catalog';

/** Redshift folds names; those of another database come in the case they have. */
export const sameName = (one: string, other: string): boolean =>
  one === other || one.toLowerCase() === other.toLowerCase();

/** A CTE of a name, and the names that hold in its query. */
export function findCte(
  name: string,
  names: Names | undefined,
): { readonly cte: Cte; readonly names: Names } | undefined {
  for (let at = names; at !== undefined; at = at.outer) {
    const cte = at.ctes.findLast((known) => sameName(known.name, name));
    if (cte !== undefined) return { cte, names: namesOfCte(at, cte) };
  }
  return undefined;
}

/** Finds the columns of relations and queries, in one catalogue. Each query is read once. */
export class Columns {
  private readonly known = new Map<Query, readonly ScopedColumn[]>();

  constructor(readonly catalog: CatalogView) {}

  /** The table that a path names; the first schema of the search path that has it. */
  table(path: readonly string[]): FoundTable | undefined {
    const table = path.at(-1);
    if (table === undefined) return undefined;
    const schemas =
      path.length > 1 ? [path.at(-2) as string] : [...this.catalog.searchPath, SYSTEM_SCHEMA];
    for (const written of schemas) {
      const schema = this.catalog.schemas().find((known) => sameName(known, written)) ?? written;
      const found = this.catalog.tables(schema).find(({ name }) => sameName(name, table));
      if (found !== undefined) return { schema, table: found.name };
    }
    return undefined;
  }

  /** Columns of a relation; none where they are not known. */
  ofRelation(relation: Relation, names: Names): readonly ScopedColumn[] {
    const columns = this.fromSource(relation, names);
    return renamed(columns, relation.columns, relation.name ?? '');
  }

  /** Columns that a query gives: those of its first block. */
  ofQuery(query: Query, names: Names | undefined): readonly ScopedColumn[] {
    const known = this.known.get(query);
    if (known !== undefined) return known;
    // A query that names itself has no columns while they are looked for.
    this.known.set(query, []);
    const inner: Names = { ctes: query.ctes, outer: names };
    const block = query.blocks.find(({ selected }) => selected.length > 0);
    const columns = unique(
      block?.selected.flatMap((item) => this.selected(item, block, inner)) ?? [],
    );
    this.known.set(query, columns);
    return columns;
  }

  /** Relations of a block that a qualifier may mean; `['s']`, or `['public', 'sales']`. */
  qualified(path: readonly string[], scope: Scope | undefined): Relation | undefined {
    for (let at = scope; at !== undefined; at = at.outer) {
      const found = findQualified(path, at.block);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private fromSource({ source, name }: Relation, names: Names): readonly ScopedColumn[] {
    const label = name ?? '';
    if (source.kind === 'unknown') return [];
    if (source.kind === 'query') return labelled(this.ofQuery(source.query, names), label);
    const [first = ''] = source.path;
    const cte = source.path.length === 1 ? findCte(first, names) : undefined;
    if (cte !== undefined) {
      const columns = cte.cte.query === undefined ? [] : this.ofQuery(cte.cte.query, cte.names);
      return renamed(labelled(columns, cte.cte.name), cte.cte.columns, cte.cte.name);
    }
    const found = this.table(source.path);
    if (found === undefined) return [];
    const of = `${found.schema}.${found.table}`;
    const columns = this.catalog.columns(found.schema, found.table) ?? [];
    return columns.map(({ name: column, type }) => ({ name: column, type, of }));
  }

  private selected(item: SelectItem, block: Block, names: Names): readonly ScopedColumn[] {
    const { star, column, name, type } = item;
    if (star !== undefined) {
      const from =
        star.length === 0
          ? block.relations
          : [findQualified(star, block)].filter((relation) => relation !== undefined);
      return from.flatMap((relation) => this.ofRelation(relation, names));
    }
    if (name === undefined) return [];
    const own = column === undefined ? undefined : this.find(column, block, names);
    return [{ name, type: own?.type ?? type, of: '' }];
  }

  /** A column of a block by its path: `['pricepaid']`, `['s', 'pricepaid']`. */
  find(path: readonly string[], block: Block, names: Names): ScopedColumn | undefined {
    const name = path.at(-1) ?? '';
    const qualifier = path.slice(0, -1);
    const from = qualifier.length === 0 ? block.relations : [findQualified(qualifier, block)];
    for (const relation of from) {
      const columns = relation === undefined ? [] : this.ofRelation(relation, names);
      const found = columns.find((column) => sameName(column.name, name));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function findQualified(
  path: readonly string[],
  { relations, target }: Block,
): Relation | undefined {
  const all = target === undefined ? relations : [...relations, target];
  const name = path.at(-1) ?? '';
  if (path.length === 1) {
    return all.find((relation) => relation.name !== undefined && sameName(relation.name, name));
  }
  return all.find(
    ({ source, aliased }) =>
      !aliased &&
      source.kind === 'table' &&
      source.path.length >= path.length &&
      path.every((part, index) =>
        sameName(part, source.path[source.path.length - path.length + index] ?? ''),
      ),
  );
}

const labelled = (columns: readonly ScopedColumn[], of: string): readonly ScopedColumn[] =>
  columns.map((column) => ({ ...column, of }));

const renamed = (
  columns: readonly ScopedColumn[],
  names: readonly string[] | undefined,
  of: string,
): readonly ScopedColumn[] =>
  names === undefined
    ? columns
    : [
        ...names.map((name, index) => ({ name, type: columns[index]?.type, of })),
        ...columns.slice(names.length),
      ];

/** A name that is selected twice is offered once. */
function unique(columns: readonly ScopedColumn[]): readonly ScopedColumn[] {
  const names = new Set<string>();
  return columns.filter(({ name }) => names.size !== names.add(name).size);
}
