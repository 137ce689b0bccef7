import { runBash } from './command.js';
import type { Magic } from './magic.js';

/** `!command`, with the rest of the cell behind it. */
export const shell: Magic = {
  names: ['!'],
  takes: '<command>',
  summary: 'Runs the command in bash, then the rest of the cell.',
  typescript: ({ rest }) => rest,
  run: async ({ argument, rest }, host) => {
    await runBash(['-c', argument], host);
    return host.runCell(rest);
  },
};
