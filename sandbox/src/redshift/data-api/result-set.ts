import { type Client, type CustomTypesConfig, Query } from 'pg';
import type { TextRow } from '../wire/data-row.js';
import type { BoundStatement } from './parameters.js';

/** A column of a result as the server describes it. */
export interface ResultColumn {
  readonly name: string;
  readonly type: number;
  readonly modifier: number;
  /** Of which table it is; 0 for what is computed. */
  readonly table: number;
}

/** What a statement gave. */
export interface ResultSet {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly TextRow[];
  readonly bytes: number;
  /** Rows that a statement without a result changed; -1 where that is not told. */
  readonly affected: number;
}

/** https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html "Considerations when calling the Data API" */
export const LIMITS = {
  statementBytes: 100 * 1024,
  rowBytes: 64 * 1024,
  resultBytes: 500 * 1024 * 1024,
  active: 500,
  /** Of a cluster or workgroup. */
  sessions: 500,
  milliseconds: 24 * 60 * 60 * 1000,
} as const;

const asText = (() => (value: string) => value) as CustomTypesConfig['getTypeParser'];

const sizeOf = (row: TextRow): number =>
  row.reduce((sum, value) => sum + (value === null ? 0 : Buffer.byteLength(value)), 0);

/** What of a row or a result is over the limits. */
function excess(row: number, whole: number): string | undefined {
  if (row > LIMITS.rowBytes) {
    return `A row of the result has ${row} bytes; the Data API returns rows of at most 64 KB.`;
  }
  return whole > LIMITS.resultBytes ? 'The result is larger than 500 MB.' : undefined;
}

/** Runs one statement and keeps its rows as text. @throws pg's DatabaseError; Error for what is over the limits. */
export function readResult(
  client: Client,
  { text, values }: Pick<BoundStatement, 'text' | 'values'>,
): Promise<ResultSet> {
  const query = new Query<(string | null)[]>({
    text,
    values: [...values],
    rowMode: 'array',
    queryMode: 'extended',
    types: { getTypeParser: asText },
  } as ConstructorParameters<typeof Query>[0]);
  let rows: TextRow[] = [];
  let bytes = 0;
  let over: string | undefined;
  return new Promise((resolve, reject) => {
    query.on('row', (row) => {
      if (over !== undefined) return;
      const size = sizeOf(row);
      bytes += size;
      over = excess(size, bytes);
      if (over === undefined) rows.push(row);
      else rows = [];
    });
    query.on('error', reject);
    query.on('end', ({ fields, rowCount }) => {
      if (over !== undefined) return reject(new Error(over));
      const columns = fields.map(({ name, dataTypeID, dataTypeModifier, tableID }) => ({
        name,
        type: dataTypeID,
        modifier: dataTypeModifier,
        table: tableID,
      }));
      resolve({ columns, rows, bytes, affected: rowCount ?? -1 });
    });
    client.query(query);
  });
}
