import type { OwnStatement } from '../own-statement.js';
import type { Reader } from './reader.js';

type Vacuum = Extract<OwnStatement, { kind: 'vacuum' }>;

function mode(reader: Reader): Vacuum['mode'] {
  if (reader.take('sort', 'only')) return 'sort only';
  if (reader.take('delete', 'only')) return 'delete only';
  if (reader.take('reindex')) return 'reindex';
  if (reader.take('recluster')) return 'recluster';
  reader.take('full');
  return 'full';
}

/** https://docs.aws.amazon.com/redshift/latest/dg/r_VACUUM_command.html */
export function vacuum(reader: Reader): Vacuum | undefined {
  if (!reader.take('vacuum')) return undefined;
  const how = mode(reader);
  const bare = reader.done || reader.take('boost');
  const table = bare ? undefined : reader.objectName();
  let threshold: number | undefined;
  if (reader.take('to')) {
    threshold = reader.number();
    reader.expect('percent');
  }
  const boost = reader.take('boost');
  reader.end();
  return {
    kind: 'vacuum',
    mode: how,
    boost,
    ...(table === undefined ? {} : { table }),
    ...(threshold === undefined ? {} : { threshold }),
  };
}
