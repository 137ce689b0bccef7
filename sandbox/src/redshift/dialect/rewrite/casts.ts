import { refuseType } from '../refuse/refuse-type.js';
import { isWord } from '../tree/look.js';
import { made, parenthesised, renamed, spacedAll } from '../tree/make.js';
import type { Node } from '../tree/node.js';
import type { RewriteCall } from './call.js';
import { typeAt } from './types.js';

/** The type and the value of `value AS type`. */
function valueAsType(nodes: readonly Node[]): { value: Node[]; type: Node[] } | undefined {
  const as = nodes.findLastIndex((node) => isWord(node, 'as'));
  if (as < 1 || as === nodes.length - 1) return undefined;
  return { value: nodes.slice(0, as), type: nodes.slice(as + 1) };
}

/** `CONVERT(type, value)` is CAST. https://docs.aws.amazon.com/redshift/latest/dg/r_CAST_function.html */
export const convert: RewriteCall = ({ name, group, args, end }) => {
  const [type, value] = args;
  if (type === undefined || value === undefined || args.length !== 2) return undefined;
  const items = [...value, ...made('as', name.at), ...spacedAll(typeAt(type, 0).nodes)];
  return { nodes: [renamed(name, 'cast'), { ...group, items: spacedAll(items, '') }], end };
};

export const cast: RewriteCall = ({ name, group, end, context }) => {
  const parts = valueAsType(group.items);
  if (parts === undefined) return undefined;
  const type = typeAt(parts.type, 0);
  refuseType(type.nodes, parts.type[type.end], context);
  if (type.end !== parts.type.length || !type.changed) return undefined;
  const as = group.items[parts.value.length] as Node;
  const items = [...parts.value, as, ...spacedAll(type.nodes)];
  return { nodes: [name, { ...group, items }], end };
};

/** Null where the value does not fit. https://docs.aws.amazon.com/redshift/latest/dg/r_TRY_CAST.html */
export const tryCast: RewriteCall = ({ name, group, end }) => {
  const parts = valueAsType(group.items);
  if (parts === undefined) return undefined;
  const { at } = name;
  const type = typeAt(parts.type, 0).nodes;
  const items = [
    ...made('pg_catalog.try_cast', at, ''),
    parenthesised(
      [
        parenthesised(parts.value, at, ''),
        ...made('::text, null::', at, ''),
        ...spacedAll(type, ''),
      ],
      at,
      '',
    ),
    ...made('as', at),
    ...spacedAll(type),
  ];
  return { nodes: [renamed(name, 'cast'), parenthesised(items, at, '')], end };
};
