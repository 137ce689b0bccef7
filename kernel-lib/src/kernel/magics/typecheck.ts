import { ShiftbookError } from '../../errors.js';
import type { Magic } from './magic.js';

/**
 * Whether `%typecheck <argument>` has cells checked.
 *
 * @throws ShiftbookError `typecheck` for an argument that is neither `on` nor `off`
 */
export function wantsTypecheck(argument: string): boolean {
  if (argument === 'on' || argument === 'off') return argument === 'on';
  throw new ShiftbookError('typecheck', `"%typecheck ${argument}" says neither "on" nor "off".`, {
    hint: 'Write "%typecheck off", and "%typecheck on" to check again.',
  });
}

/** `%typecheck off`: for code that the compiler is wrong about, or a quick trial. */
export const typecheck: Magic = {
  names: ['%typecheck'],
  takes: 'on|off',
  summary: 'Says whether this cell and the next ones are checked for errors of types and names.',
  typescript: ({ rest }) => rest,
  run: async ({ argument, rest }, host) => {
    host.checkTypes(wantsTypecheck(argument));
    return host.runCell(rest);
  },
};
