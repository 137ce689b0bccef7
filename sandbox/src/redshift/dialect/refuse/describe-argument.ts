import type { Context } from '../rewrite/context.js';
import { isMark, isName, isWord } from '../tree/look.js';
import type { Node } from '../tree/node.js';

const FULL_NAMES: Readonly<Record<string, string>> = {
  varchar: 'character varying',
  bpchar: 'character',
  char: 'character',
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  bool: 'boolean',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
  decimal: 'numeric',
};

/** The type of an argument as Redshift would name it in an error, by its looks and the columns of the tables. */
export function describeArgument(argument: readonly Node[], context: Context): string {
  const cast = argument.findLastIndex((node) => isMark(node, '::'));
  const type = cast === -1 ? undefined : argument[cast + 1];
  if (isName(type)) return FULL_NAMES[type.value] ?? type.value;
  const nodes = isWord(argument[0], 'distinct', 'all') ? argument.slice(1) : argument;
  const orderBy = nodes.findIndex((node) => isWord(node, 'order'));
  const value = orderBy === -1 ? nodes : nodes.slice(0, orderBy);
  const last = value.at(-1);
  if (last === undefined || last.kind === 'group') return '"unknown"';
  if (last.kind === 'number') return /^\d+$/.test(last.text) ? 'integer' : 'numeric';
  if (isWord(last, 'true', 'false')) return 'boolean';
  const column = isName(last) ? context.typeOfColumn(last.value) : undefined;
  return column === undefined ? '"unknown"' : (FULL_NAMES[column] ?? column);
}
