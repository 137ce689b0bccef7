import { escapeIdentifier } from 'pg';
import { planCopy } from '../bulk/copy/copy-plan.js';
import type { LoadTable } from '../bulk/copy/load-column.js';
import type { CopyStatement } from '../dialect/own-statement.js';
import type { Refusal } from '../relay/rewritten.js';
import type { OwnSql } from './own-sql.js';
import { quotedName } from './quoted.js';

/**
 * A COPY from S3 is to PostgreSQL one from the client: the session's privileges and transaction hold for it. The rows come
 * from the gateway (bulk/copy/).
 */
export function copy(statement: CopyStatement, table: LoadTable | undefined): OwnSql | Refusal {
  const tag = 'COPY';
  const name = quotedName(statement.table);
  // PostgreSQL says that there is no such table, as of any statement.
  if (table === undefined) return { text: `copy ${name} from stdin`, tag };
  const load = planCopy(statement, table);
  if ('code' in load) return load;
  const columns = load.columns.map((column) => escapeIdentifier(column.name)).join(', ');
  // DuckDB writes CSV, the readers of text PostgreSQL's own format.
  const format = load.data.kind === 'parquet' ? ' (format csv)' : '';
  return { text: `copy ${name} (${columns}) from stdin${format}`, tag, load };
}
