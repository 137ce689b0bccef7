import { tableBundle } from '../../frame/display/bundle.js';
import type { Catalog, CatalogRelation } from '../catalog.js';
import type { Queryable } from '../queryable.js';
import { OptionalFacts } from './optional.js';
import {
  type Counted,
  readCounts,
  readLocations,
  readStorage,
  type Scope,
  type Stored,
  tableKey,
} from './optional-views.js';
import type { MissingFacts, TableFacts } from './table-facts.js';

const COLUMNS = (
  [
    ['schema', 'varchar'],
    ['name', 'varchar'],
    ['kind', 'varchar'],
    ['rows', 'bigint'],
    ['megabytes', 'bigint'],
    ['distribution', 'varchar'],
    ['sortKeys', 'varchar'],
    ['unsorted', 'numeric'],
    ['location', 'varchar'],
  ] as const
).map(([name, type]) => ({ name, type, nullable: true }));

/** The tables of a schema, or of the database, with their facts. */
export class CatalogOverview {
  readonly tables: readonly TableFacts[];
  /** Views that could not be read, whose facts are left out. */
  readonly missing: readonly MissingFacts[];

  constructor(tables: readonly TableFacts[], missing: readonly MissingFacts[]) {
    this.tables = Object.freeze([...tables]);
    this.missing = Object.freeze([...missing]);
  }

  /** How Jupyter shows it: a table, and below it what is missing. Columns that say nothing are left out. */
  [Symbol.for('Jupyter.display')](): Record<string, string> {
    const cell = (table: TableFacts, name: string): unknown => {
      const value: unknown = table[name as keyof TableFacts];
      return Array.isArray(value) ? value.join(', ') || null : (value ?? null);
    };
    const told = COLUMNS.filter(({ name }) =>
      this.tables.some((each) => cell(each, name) !== null),
    );
    const shown = tableBundle(told, this.tables.length, (start, end) =>
      this.tables.slice(start, end).map((table) => told.map(({ name }) => cell(table, name))),
    );
    const notes = this.missing.map(({ view, reason }) => `Without ${view}: ${reason}`);
    return notes.length === 0
      ? shown
      : { 'text/plain': [shown['text/plain'], ...notes].join('\n') };
  }
}

function facts(
  relation: CatalogRelation,
  counted: Counted | undefined,
  stored: readonly Stored[],
  location: string | undefined,
): TableFacts {
  const key = stored.find(({ distKey }) => distKey)?.column;
  const sorted = stored
    .filter(({ sortKey }) => sortKey !== 0)
    // Redshift numbers the columns of an interleaved key by turns positive and negative.
    .toSorted((one, other) => Math.abs(one.sortKey) - Math.abs(other.sortKey));
  return Object.freeze({
    ...relation,
    // A table without rows is not in SVV_TABLE_INFO; its key is known all the same.
    distribution: counted?.distribution ?? (key === undefined ? undefined : `KEY(${key})`),
    sortKeys: Object.freeze(sorted.map(({ column }) => column)),
    rows: counted?.rows,
    megabytes: counted?.megabytes,
    unsorted: counted?.unsorted,
    location,
  });
}

/** Asks the four views at the same time: on a cluster each statement costs about a second, whatever it asks. */
export async function readOverview(
  connection: Queryable,
  relations: () => ReturnType<Catalog['relations']>,
  scope: Scope,
  keysOnly = true,
): Promise<{ overview: CatalogOverview; storage: ReadonlyMap<string, readonly Stored[]> }> {
  const optional = new OptionalFacts(connection);
  const [tables, counts, storage, locations] = await Promise.all([
    relations(),
    readCounts(optional, scope),
    readStorage(optional, scope, keysOnly),
    readLocations(optional, scope),
  ]);
  const described = tables.map((relation) => {
    const key = tableKey(relation.schema, relation.name);
    return facts(relation, counts.get(key), storage.get(key) ?? [], locations.get(key));
  });
  return { overview: new CatalogOverview(described, optional.missing), storage };
}
