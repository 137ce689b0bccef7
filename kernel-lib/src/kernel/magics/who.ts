import type { Magic } from './magic.js';

/** `%who`: what there is to work with. */
export const who: Magic = {
  names: ['%who'],
  takes: '',
  summary: 'Lists the names that cells defined, with their types.',
  typescript: ({ rest }) => rest,
  run: ({ rest }, host) => {
    const lines = host.names().map(({ declaration }) => declaration);
    host.write('stdout', `${lines.join('\n') || 'No cell has defined a name yet.'}\n`);
    return host.runCell(rest);
  },
};
