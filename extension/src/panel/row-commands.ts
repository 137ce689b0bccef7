import { isTable } from '../catalog/node.js';
import type { TreeRow } from '../catalog/visible-rows.js';
import { COMMAND_IDS } from '../tokens.js';

/** The commands that a line of the tree offers, in the order of its menu; the first is what Enter does on a table. */
export function rowCommands(row: TreeRow, removable: boolean): readonly string[] {
  if (row.note?.kind === 'error') return [COMMAND_IDS.refreshNode];
  if (row.note !== undefined) return [];
  if (isTable(row.node))
    return [COMMAND_IDS.insertSelect, COMMAND_IDS.insertSelectColumns, COMMAND_IDS.refreshNode];
  if (row.node.kind === 'schema') return [COMMAND_IDS.refreshNode];
  if (row.node.kind === 'connection') {
    const always = [COMMAND_IDS.testConnection, COMMAND_IDS.refreshNode];
    return removable ? [...always, COMMAND_IDS.removeConnection] : always;
  }
  return [];
}
