import { quoteIdentifier } from '../../sql/identifier.js';
import { unloadable } from '../../sql/unloadable.js';
import type { UnloadEvent } from './event.js';

/** A text in an UNLOAD, where backslashes are escapes. */
const text = (value: string) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** The UNLOAD of an event, which leaves a verbose manifest. */
export function unloadStatement(event: UnloadEvent): string {
  const { query, to, role, format = 'parquet', partitionBy, existing, parallel } = event;
  const roles = typeof role === 'string' ? role : role.join(',');
  const columns = partitionBy?.map((name) => quoteIdentifier(name)).join(', ');
  return [
    `UNLOAD (${text(unloadable(query))})`,
    `TO ${text(to)}`,
    `IAM_ROLE ${roles === 'default' ? roles : text(roles)}`,
    `FORMAT ${format.toUpperCase()}`,
    ...(columns === undefined ? [] : [`PARTITION BY (${columns})`]),
    'MANIFEST VERBOSE',
    ...(existing === undefined ? [] : [existing === 'clean' ? 'CLEANPATH' : 'ALLOWOVERWRITE']),
    ...(parallel === false ? ['PARALLEL OFF'] : []),
  ].join('\n');
}
