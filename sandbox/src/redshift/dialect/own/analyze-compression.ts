import type { OwnStatement } from '../own-statement.js';
import type { Reader } from './reader.js';

/** https://docs.aws.amazon.com/redshift/latest/dg/r_ANALYZE_COMPRESSION.html */
export function analyzeCompression(reader: Reader): OwnStatement | undefined {
  if (!(reader.take('analyze', 'compression') || reader.take('analyse', 'compression'))) {
    return undefined;
  }
  const table = reader.done ? undefined : reader.objectName();
  const columns = reader.names();
  const rows = reader.take('comprows') ? reader.number() : undefined;
  reader.end();
  return {
    kind: 'analyze compression',
    columns,
    ...(table === undefined ? {} : { table }),
    ...(rows === undefined ? {} : { rows }),
  };
}
