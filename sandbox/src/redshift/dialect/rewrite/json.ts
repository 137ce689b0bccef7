import { isWord } from '../tree/look.js';
import { made, renamed, spacedAll } from '../tree/make.js';
import type { RewriteCall } from './call.js';

/** The last argument may say that what is no JSON gives null; it moves to where PostgreSQL can have it. */
export const nullIfInvalid: RewriteCall = ({ name, group, args, end }) => {
  const last = args.at(-1);
  const [text, ...path] = args.slice(0, -1);
  if (text === undefined || last?.length !== 1 || !isWord(last[0], 'true', 'false'))
    return undefined;
  const { at } = name;
  const items = [text, last, ...path].flatMap((argument, index) =>
    index === 0 ? argument : [...made(',', at, ''), ...spacedAll(argument)],
  );
  return { nodes: [name, { ...group, items }], end };
};

/** `ARRAY(1, 'a')` makes a SUPER. https://docs.aws.amazon.com/redshift/latest/dg/r_array.html */
export const array: RewriteCall = ({ name, group, end }) =>
  isWord(group.items[0], 'select', 'with')
    ? undefined
    : { nodes: [renamed(name, 'pg_catalog.super_array'), group], end };

/** A keyword of PostgreSQL's where no schema stands before it. */
export const jsonSerialize: RewriteCall = ({ name, group, end }) => ({
  nodes: [renamed(name, 'pg_catalog.json_serialize'), group],
  end,
});

export const object: RewriteCall = ({ name, group, end }) => ({
  nodes: [renamed(name, 'pg_catalog.super_object'), group],
  end,
});
