import { SQL_HEADER_TAKES } from '../../sql-cell/header.js';
import type { Magic } from './magic.js';

/** What can be told of a magic. */
export type Listed = Pick<Magic, 'names' | 'takes' | 'summary'>;

/** It becomes TypeScript before anything runs, so it is no magic of this room. */
export const SQL: Listed = {
  names: ['%%sql'],
  takes: SQL_HEADER_TAKES,
  summary: 'Runs the rest of the cell as SQL; "name <<" keeps the last result.',
};

/** No magic either: a question is a cell by itself. */
const HELP: Listed = {
  names: ['name?'],
  takes: '',
  summary: 'Shows what is known of a name, a member or a magic.',
};

/** A magic as it is written. */
export const usage = ({ names: [name], takes }: Pick<Listed, 'names' | 'takes'>): string =>
  name === '!' ? `!${takes}` : `${name} ${takes}`.trimEnd();

/** `%lsmagic`: all magics, a line each. @param magics gives the others */
export const lsmagic = (magics: () => readonly Listed[]): Magic => ({
  names: ['%lsmagic'],
  takes: '',
  summary: 'Lists the magics.',
  typescript: ({ rest }) => rest,
  run: ({ rest }, host) => {
    const all = [SQL, ...magics(), HELP].map((listed) => ({
      use: usage(listed),
      summary: listed.summary,
    }));
    const width = Math.max(...all.map(({ use }) => use.length));
    for (const { use, summary } of all) {
      host.write('stdout', `${use.padEnd(width)}  ${summary}\n`);
    }
    return host.runCell(rest);
  },
});
