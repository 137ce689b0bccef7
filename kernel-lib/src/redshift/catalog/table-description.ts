import { tableBundle } from '../../frame/display/bundle.js';
import type { CatalogColumn } from '../catalog.js';
import { type Stored, tableKey } from './optional-views.js';
import type { CatalogOverview } from './overview.js';
import type { ColumnFacts, MissingFacts, TableFacts } from './table-facts.js';

const COLUMNS = (
  [
    ['column', 'varchar'],
    ['type', 'varchar'],
    ['nullable', 'boolean'],
    ['encoding', 'varchar'],
    ['distKey', 'boolean'],
    ['sortKey', 'integer'],
  ] as const
).map(([name, type]) => ({ name, type, nullable: true }));

/** All that the catalogue says of one table. */
export class TableDescription {
  readonly table: TableFacts;
  readonly columns: readonly ColumnFacts[];
  /** Views that could not be read, whose facts are left out. */
  readonly missing: readonly MissingFacts[];

  constructor(
    table: TableFacts,
    columns: readonly ColumnFacts[],
    missing: readonly MissingFacts[],
  ) {
    this.table = table;
    this.columns = Object.freeze([...columns]);
    this.missing = missing;
  }

  /** How Jupyter shows it: a row for each column. */
  [Symbol.for('Jupyter.display')](): Record<string, string> {
    return tableBundle(COLUMNS, this.columns.length, (start, end) =>
      this.columns
        .slice(start, end)
        .map(({ name, type, nullable, encoding, distKey, sortKey }) => [
          name,
          type,
          nullable ?? null,
          encoding ?? null,
          distKey,
          sortKey === 0 ? null : sortKey,
        ]),
    );
  }
}

/** Puts the columns' types and their storage together. */
export function tableDescription(
  { tables, missing }: CatalogOverview,
  columns: readonly CatalogColumn[],
  storage: ReadonlyMap<string, readonly Stored[]>,
): TableDescription | undefined {
  const [table] = tables;
  if (table === undefined) return undefined;
  const stored = storage.get(tableKey(table.schema, table.name)) ?? [];
  const described = columns.map(({ name, type }): ColumnFacts => {
    const found = stored.find(({ column }) => column === name);
    return Object.freeze({
      name,
      type,
      nullable: found?.nullable,
      encoding: found?.encoding,
      distKey: found?.distKey ?? false,
      sortKey: found?.sortKey ?? 0,
    });
  });
  return new TableDescription(table, described, missing);
}
