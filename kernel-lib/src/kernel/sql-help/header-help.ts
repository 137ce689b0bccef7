import { profileLine } from '../../redshift/profile/facts.js';
import type { Described } from '../../sql/completion/describe-inspection.js';
import { SQL_HEADER_FLAGS, type SqlHeaderFlag } from '../../sql-cell/header.js';
import { usage } from '../magics/lsmagic.js';
import { allMagics } from '../magics/registry.js';
import { savedConnections } from './catalogs.js';
import type { Match, Matches } from './help.js';
import { headerWords } from './sql-cell-place.js';

const SIGNATURES: Readonly<Record<SqlHeaderFlag, string>> = {
  '--limit': '--limit n: shows so many rows',
  '--explain': '--explain: shows the plan of the statement',
};

const FLAGS = SQL_HEADER_FLAGS.map(
  (text): Match => ({ text, type: 'flag', signature: SIGNATURES[text] }),
);

const connections = (): Match[] =>
  savedConnections().map(({ name, profile }) => ({
    text: name,
    type: 'connection',
    signature: profileLine(profile),
  }));

/** What fits where the word before the cursor is being written. */
function fitting(before: readonly string[], connection: string | undefined): readonly Match[] {
  const word = before.at(-1) ?? '';
  const written = before.slice(0, -1);
  if (written.at(-1) === '--limit') return [];
  const flags = FLAGS.filter(({ text }) => !written.includes(text));
  if (word.startsWith('-')) return flags;
  // The word itself may be the connection's name, half written.
  const isConnection = connection === undefined || written.every((other) => other !== connection);
  if (isConnection) return connections();
  return word === '' ? flags : [];
}

/** Completes the header of a `%%sql` cell: names of connections, and flags. */
export function completeHeader(source: string, start: number, position: number): Matches {
  const { before, connection } = headerWords(source.slice(start, position));
  const word = before.at(-1) ?? '';
  const rest = /^\S*/.exec(source.slice(position))?.[0] ?? '';
  return {
    matches: fitting(before, connection).filter(({ text }) => text.startsWith(word)),
    start: position - word.length,
    end: position + rest.length,
  };
}

/** What is known of a word of the header: where a connection leads. */
export function inspectHeader(
  source: string,
  start: number,
  position: number,
): Described | undefined {
  const before = /\S*$/.exec(source.slice(start, position))?.[0] ?? '';
  const word = before + (/^\S*/.exec(source.slice(position))?.[0] ?? '');
  const found = [...connections(), ...FLAGS].find(({ text }) => text === word);
  return (
    found && { text: `${word}: ${found.signature}`, markdown: `**${word}**: ${found.signature}` }
  );
}

const magics = () =>
  allMagics().flatMap(({ names, takes, summary }) =>
    names
      .filter((name) => name.startsWith('%'))
      .map((name) => ({ name, use: usage({ names: [name], takes }), summary })),
  );

/** Completes the name of a magic. */
export function completeMagic(source: string, start: number, position: number): Matches {
  const prefix = source.slice(start, position);
  const rest = /^\w*/.exec(source.slice(position))?.[0] ?? '';
  const matches = magics()
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, use }) => ({ text: name, type: 'magic', signature: use }));
  return { matches, start, end: position + rest.length };
}

/** What a magic does. */
export function inspectMagic(source: string, start: number): Described | undefined {
  const name = /^%%?\w*/.exec(source.slice(start))?.[0];
  const found = magics().find((magic) => magic.name === name);
  return (
    found && {
      text: `${found.use}\n\n${found.summary}`,
      markdown: `\`${found.use}\`\n\n${found.summary}`,
    }
  );
}
