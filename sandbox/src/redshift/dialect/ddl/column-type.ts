import { Refused } from '../refuse/refused.js';
import { typeAt } from '../rewrite/types.js';
import { areWords, isMark, isName, isParens, isWord } from '../tree/look.js';
import { made } from '../tree/make.js';
import type { Node } from '../tree/node.js';

/**
 * What a type is without a length, or under a name that PostgreSQL has for something else.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html
 */
const WITHOUT_LENGTH: Readonly<Record<string, string>> = {
  varchar: 'varchar(256)',
  nvarchar: 'varchar(256)',
  'character varying': 'varchar(256)',
  text: 'varchar(256)',
  bpchar: 'char(256)',
  numeric: 'numeric(18, 0)',
  decimal: 'numeric(18, 0)',
  dec: 'numeric(18, 0)',
};

/** Types of PostgreSQL's that no column of Redshift's has. */
const UNSUPPORTED = new Set(
  'bytea serial bigserial smallserial serial4 serial8 money inet cidr macaddr point line lseg box path polygon circle bit tsvector tsquery xml int4range int8range numrange tsrange tstzrange daterange'.split(
    ' ',
  ),
);
const UNKNOWN = new Set(['uuid', 'json', 'jsonb', 'citext', 'hstore']);

function refuse(name: Node, column: string, type: string): void {
  const at = name.kind === 'group' ? name.open.at : name.at;
  if (UNKNOWN.has(type)) throw new Refused('42704', `type "${type}" does not exist`, at);
  if (UNSUPPORTED.has(type)) {
    throw new Refused('0A000', `Column "${column}" has unsupported type "${type}".`, at);
  }
}

/** Reads the type of the column whose name stands before `start`. */
export function columnType(
  part: readonly Node[],
  start: number,
): { readonly type: Node[]; readonly end: number } {
  const node = part[start];
  if (!isName(node)) return { type: [], end: start };
  const column = part[start - 1];
  const columnName = isName(column) ? column.value : '';
  const varying = isWord(node, 'character', 'char') && isWord(part[start + 1], 'varying');
  const name = varying ? 'character varying' : node.value;
  const end = start + (varying ? 2 : 1);
  if (node.kind === 'word') refuse(node, columnName, name);
  const length = isParens(part[end]);
  const bracket = part[length ? end + 1 : end];
  if ((bracket?.kind === 'group' && bracket.open.text === '[') || isWord(bracket, 'array')) {
    const message = `Column "${columnName}" has unsupported type "${name}[]".`;
    throw new Refused('0A000', message, node.at);
  }
  if (isWord(node, 'interval')) {
    const years = areWords(part, end, 'year', 'to', 'month');
    if (years || areWords(part, end, 'day', 'to', 'second')) {
      const last = isParens(part[end + 3]) ? 4 : 3;
      const type = made(years ? 'intervaly2m' : 'intervald2s', node.at);
      return { type, end: end + last };
    }
  }
  const qualified = isMark(part[end], '.');
  const instead = length || qualified ? undefined : WITHOUT_LENGTH[name];
  if (instead !== undefined && node.kind === 'word') return { type: made(instead, node.at), end };
  const read = typeAt(part, start);
  return { type: read.nodes, end: read.end };
}
