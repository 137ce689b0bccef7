import type { Token } from './token.js';

const BEFORE_NAME = new Set(
  'from join table into update exists like using on where and or not select by having when then else case set delete merge truncate drop as copy unload analyze vacuum'.split(
    ' ',
  ),
);

/** Whether a `#` behind `previous` opens the name of a temporary table, as `from #stage`, and is no operator. */
export function opensTemporaryName(previous: Token | undefined): boolean {
  if (previous === undefined) return true;
  if (previous.kind === 'word') return BEFORE_NAME.has(previous.value);
  if (previous.kind === 'operator') return true;
  return previous.kind === 'mark' && (previous.text === '(' || previous.text === ',');
}
