import { ShiftbookError } from '../../errors.js';
import type { Magic } from './magic.js';

/** `%typecheck off`: for code that the compiler is wrong about, or a quick trial. */
export const typecheck: Magic = {
  names: ['%typecheck'],
  takes: 'on|off',
  summary: 'Says whether this cell and the next ones are checked for errors of types and names.',
  typescript: ({ rest }) => rest,
  run: async ({ argument, rest }, host) => {
    if (argument !== 'on' && argument !== 'off') {
      throw new ShiftbookError(
        'typecheck',
        `"%typecheck ${argument}" says neither "on" nor "off".`,
        { hint: 'Write "%typecheck off", and "%typecheck on" to check again.' },
      );
    }
    host.checkTypes(argument === 'on');
    return host.runCell(rest);
  },
};
