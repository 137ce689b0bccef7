import { DONE, type Magic, noTypeScript } from './magic.js';

/** `%%html`: the rest of the cell is shown as it is. */
export const html: Magic = {
  names: ['%%html'],
  takes: '',
  summary: 'Shows the rest of the cell as HTML.',
  typescript: noTypeScript,
  run: async ({ body }, host) => {
    host.show('text/html', body);
    return DONE;
  },
};
