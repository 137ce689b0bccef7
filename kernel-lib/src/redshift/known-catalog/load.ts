import { type Catalog, isSystemSchema } from '../catalog.js';
import type { CatalogContents, Wanted } from './contents.js';

/** Tables beyond these are not known: more than anybody looks through. */
export const MOST_TABLES = 50_000;

/** The columns of so many tables are fetched at once; of more, those of one schema or one table, when they are needed. */
export const TABLES_AT_ONCE = 500;

/** A list of columns that is as long as this is cut, and no use; so long that reading it holds nobody up. */
const MOST_COLUMNS = 20_000;

type Source = Pick<Catalog, 'schemas' | 'relations' | 'searchPath' | 'columns' | 'allColumns'>;

/** Columns of all tables, or of those of one schema; nothing where they are too many. */
async function loadTogether(
  contents: CatalogContents,
  source: Source,
  schema?: string,
): Promise<boolean> {
  const columns = await source.allColumns(MOST_COLUMNS, schema);
  if (columns.length === MOST_COLUMNS) return false;
  contents.setAllColumns(columns);
  return true;
}

/**
 * Fetches schemas, tables and the search path, and the columns of all tables but the system's where they are not too
 * many. Throws as a query does.
 *
 * @param user stands in the search path for `$user`
 */
export async function loadCatalog(
  contents: CatalogContents,
  source: Source,
  user: string,
): Promise<void> {
  const relations = await source.relations(MOST_TABLES);
  const schemas = await source.schemas();
  contents.setRelations(
    schemas.map(({ name }) => name),
    relations,
  );
  const path = await source.searchPath();
  contents.searchPath = path.map((name) => (name === '$user' ? user : name));
  const own = relations.filter(({ schema }) => !isSystemSchema(schema));
  if (own.length > 0 && own.length <= TABLES_AT_ONCE) await loadTogether(contents, source);
}

/** Fetches the columns of tables that are wanted: of whole schemas, where these are small. Throws as a query does. */
export async function loadWanted(
  contents: CatalogContents,
  source: Source,
  wanted: readonly Wanted[],
): Promise<void> {
  const together = new Map<string, boolean>();
  for (const { schema, table } of wanted) {
    const few = !isSystemSchema(schema) && contents.tables(schema).length <= TABLES_AT_ONCE;
    if (few && !together.has(schema)) {
      together.set(schema, await loadTogether(contents, source, schema));
    }
    if (together.get(schema) !== true) {
      contents.setColumns(schema, table, await source.columns(schema, table));
    }
  }
}
