import type { OwnStatement } from '../own-statement.js';
import { isMark, isName, isWord } from '../tree/look.js';
import type { Node } from '../tree/node.js';
import type { Reader } from './reader.js';

/** Whether the nodes are an ALTER TABLE whose action is APPEND. */
export function isAlterAppend(nodes: readonly Node[]): boolean {
  let at = 3;
  while (isMark(nodes[at], '.') && isName(nodes[at + 1])) at += 2;
  return isWord(nodes[0], 'alter') && isWord(nodes[1], 'table') && isWord(nodes[at], 'append');
}

/** https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE_APPEND.html */
export function alterAppend(reader: Reader): OwnStatement {
  reader.expect('alter', 'table');
  const table = reader.objectName();
  reader.expect('append', 'from');
  const from = reader.objectName();
  const ignoreExtra = reader.take('ignoreextra');
  const fillTarget = reader.take('filltarget');
  reader.end();
  return { kind: 'alter append', table, from, ignoreExtra, fillTarget };
}
