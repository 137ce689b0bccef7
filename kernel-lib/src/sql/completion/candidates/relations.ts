import type { CatalogView } from '../catalog-view.js';
import { SYSTEM_SCHEMA, sameName } from '../scope/columns.js';
import type { Names } from '../scope/scope.js';
import { type Candidate, written } from './candidate.js';

/** How much of a name must stand there before tables are offered that need a schema, or belong to the system. */
const LONG = 2;

/** Tables of a schema, by their own name. */
export const tablesOf = (schema: string, catalog: CatalogView, quoted: boolean): Candidate[] => {
  const known = catalog.schemas().find((name) => sameName(name, schema)) ?? schema;
  return catalog
    .tables(known)
    .map(({ name, kind }) => ({ text: written(name, quoted), name, kind, detail: known }));
};

/** CTEs that may be named at a place. */
export function* ctesIn(names: Names, quoted: boolean): Generator<Candidate> {
  for (let at: Names | undefined = names; at !== undefined; at = at.outer) {
    for (const { name } of at.ctes) {
      yield { text: written(name, quoted), name, kind: 'cte', detail: 'with' };
    }
  }
}

/** Everything that a FROM may name: CTEs, tables of the search path, schemas, and tables that need their schema. */
export function* relationsIn(
  names: Names,
  catalog: CatalogView,
  prefix: string,
  quoted: boolean,
): Generator<Candidate> {
  yield* ctesIn(names, quoted);
  const path = catalog.searchPath.filter((schema) => schema !== SYSTEM_SCHEMA);
  for (const schema of path) yield* tablesOf(schema, catalog, quoted);
  for (const name of catalog.schemas()) {
    yield { text: written(name, quoted), name, kind: 'schema', detail: '' };
  }
  if (prefix.length < LONG || quoted) return;
  for (const schema of catalog.schemas()) {
    if (path.some((known) => sameName(known, schema)) || schema === SYSTEM_SCHEMA) continue;
    for (const table of tablesOf(schema, catalog, false)) {
      yield { ...table, text: `${written(schema)}.${table.text}` };
    }
  }
  yield* tablesOf(SYSTEM_SCHEMA, catalog, false);
}
