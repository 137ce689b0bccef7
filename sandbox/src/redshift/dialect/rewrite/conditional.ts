import { made, parenthesised, renamed, spacedAll } from '../tree/make.js';
import type { Node } from '../tree/node.js';
import type { Call, RewriteCall, Rewritten } from './call.js';

/** An argument in parentheses, so that it can stand beside an operator. */
const operand = (argument: Node[], at: number) => parenthesised(argument, at);

/** NVL and ISNULL are COALESCE. */
export const coalesce: RewriteCall = ({ name, group, args, end }) =>
  args.length < 2 && name.value === 'isnull'
    ? undefined
    : { nodes: [renamed(name, 'coalesce'), group], end };

/** https://docs.aws.amazon.com/redshift/latest/dg/r_NVL2.html */
export const nvl2: RewriteCall = ({ name, args, end }) => {
  const [value, notNull, otherwise] = args;
  if (value === undefined || notNull === undefined || otherwise === undefined) return undefined;
  const { at, before } = name;
  return {
    nodes: [
      ...made('case when', at, before),
      operand(value, at),
      ...made('is not null then', at),
      ...spacedAll(notNull),
      ...made('else', at),
      ...spacedAll(otherwise),
      ...made('end', at),
    ],
    end,
  };
};

function branches({ name: { at }, args }: Call): Node[] {
  const [value, ...rest] = args as [Node[], ...Node[][]];
  const nodes: Node[] = [];
  for (let index = 0; index < rest.length; index += 2) {
    const [search, result] = rest.slice(index, index + 2) as [Node[], Node[] | undefined];
    if (result === undefined) nodes.push(...made('else', at), ...spacedAll(search));
    else {
      nodes.push(...made('when', at), operand(value, at), ...made('is not distinct from', at));
      nodes.push(operand(search, at), ...made('then', at), ...spacedAll(result));
    }
  }
  return nodes;
}

/**
 * Unlike CASE, a null equals a null. PostgreSQL's own `decode(text, format)` has two arguments.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_DECODE_expression.html
 */
export const decode: RewriteCall = (call): Rewritten | undefined => {
  const { name, args, end } = call;
  if (args.length < 3) return undefined;
  return {
    nodes: [...made('case', name.at, name.before), ...branches(call), ...made('end', name.at)],
    end,
  };
};
