import type {
  CatalogView,
  KnownColumn,
} from '../../../../kernel-lib/src/sql/completion/catalog-view.js';
import { completeSql } from '../../../../kernel-lib/src/sql/completion/complete-sql.js';

type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `{ salesid: 'integer' }` as columns. */
const columnsOf = (columns: Readonly<Record<string, string>>): KnownColumn[] =>
  Object.entries(columns).map(([name, type]) => ({ name, type }));

/** A catalogue of what is written down here. */
export const catalogOf = (schemas: Readonly<Record<string, Tables>>): CatalogView => ({
  searchPath: ['public'],
  schemas: () => Object.keys(schemas),
  tables: (schema) =>
    Object.keys(schemas[schema] ?? {}).map((name) => ({
      name,
      kind: name.endsWith('_view') ? 'view' : 'table',
    })),
  columns: (schema, table) => {
    const columns = schemas[schema]?.[table];
    return columns && columnsOf(columns);
  },
});

/** A part of the TICKIT tables, and names that need quotes. */
export const tickit = catalogOf({
  public: {
    sales: {
      salesid: 'integer',
      eventid: 'integer',
      qtysold: 'smallint',
      pricepaid: 'numeric(8,2)',
      saletime: 'timestamp',
    },
    event: { eventid: 'integer', venueid: 'smallint', eventname: 'varchar(200)' },
    venue: { venueid: 'smallint', venuename: 'varchar(100)', total_seats: 'integer' },
    odd: { order: 'integer', 'Mixed Case': 'text', plain: 'date' },
    daily_view: { day: 'date' },
  },
  staging: { raw_events: { id: 'bigint', payload: 'super' } },
  pg_catalog: { svv_table_info: { table: 'text', tbl_rows: 'numeric(38,0)' } },
});

/** Takes the `|` out of a text that marks the cursor. */
export function cursorIn(marked: string): { text: string; position: number } {
  const position = marked.indexOf('|');
  return { text: marked.slice(0, position) + marked.slice(position + 1), position };
}

/** What completes SQL at its `|`, as the texts that would be written. */
export function completions(marked: string, catalog: CatalogView = tickit): string[] {
  const { text, position } = cursorIn(marked);
  return completeSql(text, position, catalog).candidates.map((candidate) => candidate.text);
}

/** The text as the first candidate makes it. */
export function accepted(marked: string, catalog: CatalogView = tickit): string {
  const { text, position } = cursorIn(marked);
  const { start, end, candidates } = completeSql(text, position, catalog);
  return text.slice(0, start) + (candidates[0]?.text ?? '') + text.slice(end);
}
