import type { Context } from '../rewrite/context.js';
import { isName } from '../tree/look.js';
import type { Node } from '../tree/node.js';
import { onTables } from './refuse-call.js';
import { Refused } from './refused.js';

const UNKNOWN = new Set(['uuid', 'json', 'jsonb', 'citext', 'hstore', 'xml']);

/** Refuses a cast to what Redshift has no type for; arrays and BYTEA are the leader node's. */
export function refuseType(type: readonly Node[], after: Node | undefined, context: Context): void {
  const [name] = type;
  if (!isName(name)) return;
  if (name.kind === 'word' && UNKNOWN.has(name.value) && type.length === 1) {
    throw new Refused('42704', `type "${name.value}" does not exist`, name.at);
  }
  const array = after?.kind === 'group' && after.open.text === '[' && after.items.length === 0;
  if (context.touchesTables && (array || name.value === 'bytea')) throw onTables(name.at);
}
