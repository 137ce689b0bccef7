import { DONE, type Magic, noTypeScript } from './magic.js';

/** A magic by which the rest of the cell is shown as it is. @param language as users call it */
const showBody = (name: string, mimeType: string, language: string): Magic => ({
  names: [name],
  takes: '',
  summary: `Shows the rest of the cell as ${language}.`,
  typescript: noTypeScript,
  run: async ({ body }, host) => {
    host.show(mimeType, body);
    return DONE;
  },
});

export const html = showBody('%%html', 'text/html', 'HTML');

export const markdown = showBody('%%markdown', 'text/markdown', 'Markdown');
