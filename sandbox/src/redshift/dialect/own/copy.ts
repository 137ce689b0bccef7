import type { CopyStatement } from '../own-statement.js';
import type { Reader } from './reader.js';
import { STORAGE_OPTIONS } from './storage-options.js';

/**
 * A COPY from S3, EMR, DynamoDB or a host. COPY from the client, which PostgreSQL has, is refused as Redshift does.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html
 */
export function copy(reader: Reader): CopyStatement | undefined {
  if (!reader.take('copy')) return undefined;
  const table = reader.objectName();
  const columns = reader.names();
  reader.expect('from');
  const from = reader.string();
  return { kind: 'copy', table, columns, from, options: reader.options(STORAGE_OPTIONS) };
}
