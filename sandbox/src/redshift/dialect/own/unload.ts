import type { UnloadStatement } from '../own-statement.js';
import { syntaxError } from '../refuse/refused.js';
import type { Reader } from './reader.js';
import { STORAGE_OPTIONS } from './storage-options.js';
import { stringValue } from './string-value.js';

/** https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html */
export function unload(reader: Reader): UnloadStatement | undefined {
  if (!reader.take('unload')) return undefined;
  const group = reader.parens();
  const [query, more] = group?.items ?? [];
  if (group === undefined) throw reader.unexpected();
  if (query?.kind !== 'string' || more !== undefined) throw syntaxError(group.open);
  reader.expect('to');
  const to = reader.string();
  const options = reader.options(STORAGE_OPTIONS);
  return { kind: 'unload', query: stringValue(query.text), to, options };
}
