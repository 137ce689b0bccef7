import { DONE, type Magic, noTypeScript } from './magic.js';

/** `%%markdown`: the rest of the cell is shown as it is. */
export const markdown: Magic = {
  names: ['%%markdown'],
  takes: '',
  summary: 'Shows the rest of the cell as Markdown.',
  typescript: noTypeScript,
  run: async ({ body }, host) => {
    host.show('text/markdown', body);
    return DONE;
  },
};
