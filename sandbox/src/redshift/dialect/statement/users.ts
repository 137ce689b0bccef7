import type { Token } from '../lex/token.js';
import { isWord } from '../tree/look.js';
import { made, renamed } from '../tree/make.js';
import type { Node } from '../tree/node.js';

const RENAMED: Readonly<Record<string, string>> = {
  // Redshift's superusers may do less than PostgreSQL's: what they manage here is roles.
  createuser: 'createrole',
  nocreateuser: 'nocreaterole',
  disable: 'null',
  unlimited: '-1',
};

/** How many nodes an option has that PostgreSQL does not know. */
function foreign(nodes: readonly Node[], at: number): number {
  if (isWord(nodes[at], 'syslog') && isWord(nodes[at + 1], 'access')) return 3;
  if (isWord(nodes[at], 'session') && isWord(nodes[at + 1], 'timeout')) return 3;
  if (isWord(nodes[at], 'reset') && isWord(nodes[at + 1], 'session')) return 3;
  if (isWord(nodes[at], 'externalid')) return 2;
  return 0;
}

/** Options of users. https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_USER.html */
export function users(nodes: readonly Node[]): Node[] | undefined {
  if (!isWord(nodes[0], 'create', 'alter') || !isWord(nodes[1], 'user')) return undefined;
  const written: Node[] = nodes.slice(0, 3);
  for (let at = 3; at < nodes.length; ) {
    const node = nodes[at] as Node;
    const skipped = foreign(nodes, at);
    at += skipped === 0 ? 1 : skipped;
    if (skipped > 0) continue;
    const name = node.kind === 'word' ? RENAMED[node.value] : undefined;
    written.push(name === undefined ? node : renamed(node as Token, name));
  }
  // All that was said may be gone.
  return written.length === 4 && nodes.length > 4 && isWord(nodes[0], 'alter')
    ? [...written.slice(0, 3), ...made('inherit', 0), ...written.slice(3)]
    : written;
}
