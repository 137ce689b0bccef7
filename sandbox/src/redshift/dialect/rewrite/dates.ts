import { Refused } from '../refuse/refused.js';
import { firstToken, isMark, isWord } from '../tree/look.js';
import { made, renamed, spacedAll } from '../tree/make.js';
import type { Node } from '../tree/node.js';
import type { Call, RewriteCall } from './call.js';
import { datePart, quotedPart } from './date-part.js';

/** A string that stands for a time is one, or PostgreSQL would read it as an instant of the session's zone. */
function time(argument: readonly Node[]): Node[] {
  const [node] = argument;
  return argument.length === 1 && node?.kind === 'string'
    ? [node, ...made('::timestamp', node.at, '')]
    : [...argument];
}

function partOf({ name, args }: Call): Node {
  const [first] = args;
  const node = first?.[0];
  if (node === undefined) throw new Refused('42601', 'syntax error at or near ")"', name.at);
  const part = datePart(first);
  const token = firstToken(node);
  if (part === undefined) {
    throw new Refused('22023', `date part "${token.value}" is not supported`, token.at);
  }
  return quotedPart(part, token);
}

function withPart(call: Call, called: string, rest: Node[][]): Node[] {
  const { name, group } = call;
  const part = partOf(call);
  return [
    renamed(name, `pg_catalog.${called}`),
    {
      ...group,
      items: [
        part,
        ...made('::text', name.at, ''),
        ...rest.flatMap((argument) => [...made(',', name.at, ''), ...spacedAll(argument)]),
      ],
    },
  ];
}

/** https://docs.aws.amazon.com/redshift/latest/dg/r_DATEADD_function.html */
export const dateAdd: RewriteCall = (call) => {
  const [, count, date] = call.args;
  if (count === undefined || date === undefined || call.args.length !== 3) return undefined;
  return { nodes: withPart(call, 'date_add', [count, time(date)]), end: call.end };
};

/** https://docs.aws.amazon.com/redshift/latest/dg/r_DATEDIFF_function.html */
export const dateDiff: RewriteCall = (call) => {
  const [, from, to] = call.args;
  if (from === undefined || to === undefined || call.args.length !== 3) return undefined;
  return { nodes: withPart(call, 'date_diff', [time(from), time(to)]), end: call.end };
};

/** https://docs.aws.amazon.com/redshift/latest/dg/r_DATE_PART_function.html */
export const datePartOf: RewriteCall = (call) => {
  const [part, date] = call.args;
  if (date === undefined || datePart(part) === undefined) return undefined;
  const [named] = part as [Node];
  // What PostgreSQL reads as well stays as it is.
  if (named.kind === 'string' && named.text === `'${datePart(part)}'` && date[0]?.kind !== 'string')
    return undefined;
  return { nodes: withPart(call, 'date_part', [time(date)]), end: call.end };
};

/** Names of parts that PostgreSQL does not have. */
export const dateTrunc: RewriteCall = ({ name, group, args: [part, date], end }) => {
  const [named] = part ?? [];
  const known = datePart(part);
  if (named?.kind !== 'string' || known === undefined || date === undefined) return undefined;
  if (named.text.toLowerCase() === `'${known}'` && date[0]?.kind !== 'string') return undefined;
  const items = [quotedPart(known, named), ...made(',', name.at, ''), ...spacedAll(time(date))];
  return { nodes: [name, { ...group, items }], end };
};

/**
 * EXTRACT gives whole numbers, and its column is called date_part.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_EXTRACT_function.html
 */
export const extract: RewriteCall = ({ name, group, args, end }) => {
  const [only] = args;
  const from = only?.findIndex((node) => isWord(node, 'from')) ?? -1;
  if (only === undefined || args.length !== 1 || from !== 1) return undefined;
  const part = datePart(only.slice(0, 1));
  if (part === undefined || only.some((node) => isMark(node, ','))) return undefined;
  const [named] = only as [Node];
  const source = only.slice(from + 1);
  const items = [
    quotedPart(part, firstToken(named)),
    ...made(',', name.at, ''),
    ...spacedAll(time(source)),
  ];
  if (part !== 'epoch') items.push(...made(', true', name.at, ''));
  const call = [renamed(name, 'pg_catalog.date_part'), { ...group, items }];
  return { nodes: part === 'epoch' ? [...call, ...made('::bigint', name.at, '')] : call, end };
};
