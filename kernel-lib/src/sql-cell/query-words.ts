import { wordsOf } from '../sql/words.js';

/** The first word of a statement, opening parentheses left out; empty where it begins otherwise, as with a binding. */
export function firstWord(statement: string): string {
  for (const { text } of wordsOf(statement)) {
    if (text !== '(') return /^\p{L}/u.test(text) ? text : '';
  }
  return '';
}

const QUERIES = new Set(['select', 'with', 'values']);

/** Whether a statement is a query, as far as its first word tells; one that begins with a binding may be. */
export function beginsAsQuery(statement: string): boolean {
  const word = firstWord(statement);
  return word === '' || QUERIES.has(word);
}

/** Commands after which the same query still gives the same columns. */
const KEEP_COLUMNS = new Set(
  (
    'select with values insert update delete merge copy unload truncate analyze vacuum explain show comment grant ' +
    'revoke lock begin start commit end'
  ).split(' '),
);

/** Whether the columns of a query can be other ones after this statement: it makes, changes or selects tables. */
export function changesColumns(statement: string): boolean {
  const makesTable = (): boolean => [...wordsOf(statement)].some(({ text }) => text === 'into');
  const word = firstWord(statement);
  return !KEEP_COLUMNS.has(word) || ((word === 'select' || word === 'with') && makesTable());
}
