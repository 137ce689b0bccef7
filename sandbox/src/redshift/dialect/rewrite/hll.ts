import { made, renamed, spacedAll } from '../tree/make.js';
import type { RewriteCall } from './call.js';

/** `HLL(x)` counts exactly here. https://docs.aws.amazon.com/redshift/latest/dg/r_HLL_function.html */
export const hll: RewriteCall = ({ name, group, args: [value], end, context }) => {
  if (value === undefined) return undefined;
  const called = renamed(name, 'count');
  context.nameColumn(called, 'hll');
  const items = [...made('distinct', name.at, ''), ...spacedAll(value)];
  return { nodes: [called, { ...group, items }], end };
};
