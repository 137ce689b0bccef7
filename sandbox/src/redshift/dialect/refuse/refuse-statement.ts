import { areWords, isParens, isWord } from '../tree/look.js';
import type { Node } from '../tree/node.js';
import { Refused, syntaxError } from './refused.js';

/** Kinds of objects that Redshift knows the words of and does not make. */
const OBJECTS =
  'index trigger sequence rule aggregate operator domain type conversion tablespace'.split(' ');

/** Statements that came to PostgreSQL later, or that Redshift's grammar left out. */
const UNKNOWN = new Set([
  'cluster',
  'checkpoint',
  'reindex',
  'load',
  'security',
  'import',
  'reassign',
]);
const NOTICES = new Set(['listen', 'notify', 'unlisten']);

const LATER_OBJECTS =
  'extension policy publication subscription statistics server foreign event access collation transform unlogged'.split(
    ' ',
  );

function refuseObject(nodes: readonly Node[], statement: string): void {
  const replaces = areWords(nodes, 1, 'or', 'replace');
  let at = replaces ? 3 : 1;
  while (isWord(nodes[at], 'unique', 'temp', 'temporary', 'constraint')) at++;
  const object = nodes[at];
  if (isWord(object, ...OBJECTS)) {
    const message = `SQL command "${statement.trim()}" not supported on Redshift tables.`;
    throw new Refused('0A000', message, 0);
  }
  if (isWord(object, ...LATER_OBJECTS) && !areWords(nodes, at, 'foreign', 'key')) {
    throw syntaxError(object);
  }
}

/** Refuses statements of PostgreSQL's that Redshift has not. */
export function refuseStatement(nodes: readonly Node[], statement: string): void {
  const [verb] = nodes;
  if (verb?.kind !== 'word') return;
  if (isWord(verb, 'create', 'drop', 'alter')) refuseObject(nodes, statement);
  else if (UNKNOWN.has(verb.value)) throw syntaxError(verb);
  else if (isWord(verb, 'do') && nodes[1]?.kind === 'string') throw syntaxError(verb);
  else if (isWord(verb, 'table') && !isParens(nodes[1])) throw syntaxError(verb);
  else if (NOTICES.has(verb.value)) {
    throw new Refused('0A000', `${verb.value.toUpperCase()} is not supported`, verb.at);
  }
}
