import { runBash } from './command.js';
import { DONE, type Magic, noTypeScript } from './magic.js';

/** `%%bash`: the rest of the cell is a script. */
export const bash: Magic = {
  names: ['%%bash'],
  takes: '[options of bash]',
  summary: 'Runs the rest of the cell in bash.',
  typescript: noTypeScript,
  run: async ({ argument, body }, host) => {
    const options = argument.split(/\s+/).filter((option) => option !== '');
    await runBash([...options, '-c', body], host);
    return DONE;
  },
};
