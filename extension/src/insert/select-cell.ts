import { PanelFailure } from '../wire/failure.js';
import { identifier } from './identifier.js';

/** A table to select from. */
export interface SelectTarget {
  readonly connection: string;
  readonly schema: string;
  readonly table: string;
  /** All columns by name; without them, `*`. */
  readonly columns?: readonly string[];
}

const LIMIT = 100;
/** Narrow lists stand on one line. */
const LINE = 80;

/**
 * The `%%sql` cell that looks at a table.
 *
 * @throws PanelFailure `name-not-insertable` for a name with `${` in it, which such a cell reads as a binding.
 *
 * @example
 * ```ts
 * selectCell({ connection: 'dev', schema: 'public', table: 'sales' });
 * // %%sql dev
 * // SELECT *
 * // FROM public.sales
 * // LIMIT 100
 * ```
 */
export function selectCell({ connection, schema, table, columns }: SelectTarget): string {
  for (const name of [schema, table, ...(columns ?? [])]) refuseBinding(name);
  return [
    `%%sql ${connection}`,
    `SELECT ${columnList(columns)}`,
    `FROM ${identifier(schema)}.${identifier(table)}`,
    `LIMIT ${LIMIT}`,
  ].join('\n');
}

function columnList(columns: readonly string[] = []): string {
  if (columns.length === 0) return '*';
  const names = columns.map(identifier);
  const line = names.join(', ');
  return line.length <= LINE ? line : names.join(',\n       ');
}

function refuseBinding(name: string): void {
  if (!name.includes('${')) return;
  throw new PanelFailure(
    'name-not-insertable',
    `A %%sql cell would read “${name}” as a binding, since it holds “\${”.`,
    'Write the statement with sql`…` and sql.id(…).',
  );
}
