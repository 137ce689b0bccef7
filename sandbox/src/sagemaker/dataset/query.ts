import { type Client, type CustomTypesConfig, Query } from 'pg';
import type { WireColumn } from './columns.js';

/** A row in PostgreSQL's own text form, exact for every type. */
export type TextRow = readonly (string | null)[];

const asText = (() => (value: string) => value) as CustomTypesConfig['getTypeParser'];

/**
 * Runs one query and hands out each row as it comes; no row is kept.
 *
 * It runs in a read-only transaction and as a prepared statement, so it can neither change anything nor be two
 * statements: UNLOAD, which the service uses, takes only a query too.
 *
 * @returns the columns
 * @throws pg's DatabaseError for a query that the server refuses, and whatever `onRow` throws.
 */
export async function runQuery(
  client: Client,
  text: string,
  onRow: (row: TextRow, columns: readonly WireColumn[]) => void,
): Promise<readonly WireColumn[]> {
  await client.query('BEGIN READ ONLY');
  const settings = {
    text,
    rowMode: 'array',
    queryMode: 'extended',
    types: { getTypeParser: asText },
  };
  const query = new Query<string[]>(settings);
  const columns = await new Promise<readonly WireColumn[]>((resolve, reject) => {
    let refusal: unknown;
    query.on('row', (row, result) => {
      if (refusal !== undefined) return;
      try {
        onRow(row, result?.fields ?? []);
      } catch (error) {
        // Thrown from here, it would end the process; the rest of the rows is let pass.
        refusal = error;
      }
    });
    query.on('error', reject);
    query.on('end', (result) => (refusal === undefined ? resolve(result.fields) : reject(refusal)));
    client.query(query);
  });
  await client.query('COMMIT');
  return columns;
}
