import type { CopyStatement } from '../own-statement.js';
import { Refused } from '../refuse/refused.js';
import { firstToken } from '../tree/look.js';
import type { Reader } from './reader.js';
import { STORAGE_OPTIONS } from './storage-options.js';

const NO_SOURCE =
  'LOAD source is not supported. (Hint: only S3 or DynamoDB or EMR based load is allowed)';

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
  if (reader.next.kind !== 'string') {
    const { at } = firstToken(reader.next);
    throw new Refused('0A000', NO_SOURCE, at);
  }
  const from = reader.string();
  return { kind: 'copy', table, columns, from, options: reader.options(STORAGE_OPTIONS) };
}
