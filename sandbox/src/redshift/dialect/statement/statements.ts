import { alterTable } from '../ddl/alter-table.js';
import { createTable } from '../ddl/create-table.js';
import { areWords, isWord } from '../tree/look.js';
import type { Node } from '../tree/node.js';
import { deleteFrom } from './delete.js';
import { mergeRemovingDuplicates } from './merge.js';
import { users } from './users.js';
import { views } from './views.js';

/** Options that end a statement and mean nothing here: `ANALYZE t PREDICATE COLUMNS`, `CREATE SCHEMA s QUOTA 1 GB`. */
function withoutEnd(nodes: readonly Node[]): Node[] | undefined {
  const at = nodes.length - 3;
  if (isWord(nodes[0], 'analyze', 'analyse') && isWord(nodes[at + 1], 'columns')) {
    return isWord(nodes[at], 'predicate', 'all')
      ? [...nodes.slice(0, at), ...nodes.slice(-1)]
      : undefined;
  }
  const quota = nodes.findIndex((node) => isWord(node, 'quota'));
  return areWords(nodes, 0, 'create', 'schema') && quota > 2
    ? [...nodes.slice(0, quota), ...nodes.slice(-1)]
    : undefined;
}

const STATEMENTS = [
  createTable,
  alterTable,
  deleteFrom,
  mergeRemovingDuplicates,
  users,
  views,
  withoutEnd,
];

/** Rewrites what a statement says beyond its expressions and queries. */
export function rewriteStatement(nodes: readonly Node[]): readonly Node[] {
  for (const rewrite of STATEMENTS) {
    const written = rewrite(nodes);
    if (written !== undefined) return written;
  }
  return nodes;
}
