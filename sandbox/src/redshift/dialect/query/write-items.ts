import type { Context } from '../rewrite/context.js';
import { firstToken, isMark } from '../tree/look.js';
import { made, spacedAll } from '../tree/make.js';
import type { Node } from '../tree/node.js';
import { type Item, nameOf } from './item.js';

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Whether a column would be called otherwise than on Redshift, because it was rewritten to something else. */
function lostName({ value, alias }: Item, context: Context): string | undefined {
  const [first] = value;
  if (alias !== undefined || first === undefined) return undefined;
  const name = context.columnName(first);
  if (name === undefined || value.some((node) => node.kind === 'operator')) return undefined;
  const marks = value.filter((node) => node.kind === 'mark');
  return marks.every((mark) => isMark(mark, '::')) ? nameOf(value, context) : undefined;
}

/** A column as it was, with a comma before all but the first. */
export function writeItems(
  items: readonly Item[],
  parts: readonly Node[][],
  context: Context,
): Node[] {
  return items.flatMap((item, index) => {
    const whole = parts[index] as Node[];
    const alias = whole.slice(whole.length - (item.alias === undefined ? 0 : aliasLength(whole)));
    const first = item.value[0];
    const name = lostName(item, context);
    const at = first === undefined ? 0 : firstToken(first).at;
    const written = [
      ...item.value,
      ...alias,
      ...(name === undefined ? [] : made(`as ${quoted(name)}`, at)),
    ];
    return index === 0 ? written : [...made(',', at, ''), ...spacedAll(written, beforeOf(written))];
  });
}

const aliasLength = (whole: readonly Node[]) => {
  const before = whole.at(-2);
  return before?.kind === 'word' && before.value === 'as' ? 2 : 1;
};

const beforeOf = (nodes: readonly Node[]): string => {
  const [first] = nodes;
  return first === undefined ? ' ' : firstToken(first).before || ' ';
};
