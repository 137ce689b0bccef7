import type { LoadTable } from '../bulk/copy/load-column.js';
import type { ObjectName } from '../dialect/own-statement.js';
import type { DialectFacts } from '../dialect/translate.js';

/** Names with the columns of each, in order, by what the session can see. */
export const COLUMNS_QUERY = `
select asked.name, a.attname, t.typname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity <> '', c.oid
from unnest($1::text[]) as asked (name)
join pg_catalog.pg_class c
  on c.relname = asked.name and pg_catalog.pg_table_is_visible(c.oid)
  or c.relname = split_part(asked.name, '.', 2)
    and c.relnamespace = (select n.oid from pg_catalog.pg_namespace n where n.nspname = split_part(asked.name, '.', 1))
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid
order by asked.name, a.attnum`;

/**
 * What a session knows of the columns of relations, asked for as statements need them: a translation that asks for
 * something unknown is made again once it is known.
 */
export class KnownColumns implements DialectFacts {
  readonly #known = new Map<string, ReadonlyMap<string, string> | undefined>();
  readonly #tables = new Map<string, LoadTable>();
  readonly #missing = new Set<string>();
  #version: number;

  /** @param version the version of the catalogue, which changes with every change of a definition */
  constructor(private readonly version: () => number) {
    this.#version = version();
  }

  columnsOf(relation: string): ReadonlyMap<string, string> | undefined {
    if (this.#version !== this.version()) {
      this.#version = this.version();
      this.#known.clear();
      this.#tables.clear();
    }
    if (!this.#known.has(relation)) this.#missing.add(relation);
    return this.#known.get(relation);
  }

  /** A table as COPY finds it. */
  tableOf(name: ObjectName): LoadTable | undefined {
    const relation = name.slice(-2).join('.');
    return this.columnsOf(relation) === undefined ? undefined : this.#tables.get(relation);
  }

  /** What has been asked for in vain. */
  takeMissing(): string[] {
    const missing = [...this.#missing];
    this.#missing.clear();
    return missing;
  }

  /** Keeps the rows of {@link COLUMNS_QUERY} for `asked`. */
  keep(asked: readonly string[], rows: readonly string[][]): void {
    for (const name of asked) {
      const columns = rows.filter(([relation]) => relation === name);
      this.#known.set(
        name,
        columns.length === 0
          ? undefined
          : new Map(columns.map(([, column = '', type = '']) => [column, type])),
      );
      this.#tables.set(name, {
        id: Number(columns[0]?.[6] ?? 0),
        columns: columns.map(([, column = '', , type = '', notNull, identity]) => ({
          name: column,
          type,
          notNull: notNull === 't',
          identity: identity === 't',
        })),
      });
    }
  }
}
