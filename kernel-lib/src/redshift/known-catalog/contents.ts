import type { CatalogView, KnownColumn, KnownTable } from '../../sql/completion/catalog-view.js';
import type { CatalogRelation, CatalogRelationColumn } from '../catalog.js';

/** A table whose columns somebody asked for. */
export interface Wanted {
  readonly schema: string;
  readonly table: string;
  /** Whether nothing is known of them; else what is known may have changed. */
  readonly missing: boolean;
}

interface Listed {
  readonly columns: readonly KnownColumn[];
  /** The loading that it came with. */
  readonly generation: number;
}

/** What is known of one database: answers at once, and notes whose columns it was asked for and does not know. */
export class CatalogContents implements CatalogView {
  searchPath: readonly string[] = ['public'];
  private names: readonly string[] = [];
  private relations: ReadonlyMap<string, readonly KnownTable[]> = new Map();
  private readonly listed = new Map<string, Map<string, Listed>>();
  private generation = 0;
  private readonly asked = new Map<string, Wanted>();

  schemas(): readonly string[] {
    return this.names;
  }

  tables(schema: string): readonly KnownTable[] {
    return this.relations.get(schema) ?? [];
  }

  columns(schema: string, table: string): readonly KnownColumn[] | undefined {
    const known = this.listed.get(schema)?.get(table);
    if (known?.generation !== this.generation) {
      const wanted = { schema, table, missing: known === undefined };
      this.asked.set(JSON.stringify([schema, table]), wanted);
    }
    return known?.columns;
  }

  /** Takes the tables whose columns are wanted: they are wanted no more. */
  takeWanted(): Wanted[] {
    const wanted = [...this.asked.values()];
    this.asked.clear();
    return wanted;
  }

  get wanted(): Iterable<Wanted> {
    return this.asked.values();
  }

  /** Replaces the lists of schemas and tables. Columns known so far are shown until they are listed again. */
  setRelations(schemas: readonly string[], relations: readonly CatalogRelation[]): void {
    const bySchema = new Map<string, KnownTable[]>();
    for (const { schema, name, kind } of relations) {
      const tables = bySchema.get(schema) ?? [];
      tables.push({ name, kind });
      bySchema.set(schema, tables);
    }
    this.names = schemas;
    this.relations = bySchema;
    this.generation += 1;
    for (const [schema, tables] of this.listed) {
      const left = new Set(bySchema.get(schema)?.map(({ name }) => name));
      for (const table of tables.keys()) if (!left.has(table)) tables.delete(table);
    }
  }

  /** Lists the columns of one table. */
  setColumns(schema: string, table: string, columns: readonly KnownColumn[]): void {
    const tables = this.listed.get(schema) ?? new Map<string, Listed>();
    this.listed.set(schema, tables);
    tables.set(table, { columns, generation: this.generation });
  }

  /** Lists the columns of many tables, which come table by table. */
  setAllColumns(columns: readonly CatalogRelationColumn[]): void {
    let start = 0;
    columns.forEach(({ schema, table }, index) => {
      const next = columns[index + 1];
      if (next?.schema === schema && next.table === table) return;
      this.setColumns(schema, table, columns.slice(start, index + 1));
      start = index + 1;
    });
  }
}
