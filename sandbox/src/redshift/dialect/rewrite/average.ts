import { made, parenthesised, renamed } from '../tree/make.js';
import { overClause, type RewriteCall } from './call.js';

/**
 * The mean of integers is an integer, and that of decimals has as many digits behind the point as they have: it is made of
 * the sum, whose type tells.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_AVG.html
 */
export const average: RewriteCall = ({ name, group, args, nodes, end, context }) => {
  if (args.length !== 1) return undefined;
  const { at } = name;
  const over = overClause(nodes, end);
  const window = over === undefined ? [] : nodes.slice(end, end + 2);
  const called = renamed(name, 'pg_catalog.avg_of');
  context.nameColumn(called, 'avg');
  const items = [
    ...made('sum', at, ''),
    group,
    ...window,
    ...made(', count', at, ''),
    group,
    ...window,
  ];
  return { nodes: [called, parenthesised(items, at, '')], end: end + window.length };
};
