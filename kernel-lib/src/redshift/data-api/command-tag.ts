import { lexemeAt } from '../../sql/lexeme.js';

/** The first two words of a statement, in capitals. */
function firstWords(text: string): string[] {
  const words: string[] = [];
  for (let at = 0; at < text.length && words.length < 2; ) {
    const { kind, end } = lexemeAt(text, at);
    const piece = text.slice(at, end).trim();
    if (kind !== 'comment' && piece !== '') words.push(piece.toUpperCase());
    at = end;
  }
  return words;
}

/**
 * The command tag that the wire would give, which the Data API does not: by it a Result tells what its statement did.
 *
 * @param rows rows that were changed; less than 0 where that is not known.
 */
export function commandTag(text: string, rows: number): string {
  const [first = '', second = ''] = firstWords(text);
  switch (first) {
    case 'INSERT':
      return `INSERT 0 ${Math.max(rows, 0)}`;
    case 'UPDATE':
    case 'DELETE':
    case 'MERGE':
      return `${first} ${Math.max(rows, 0)}`;
    case 'CREATE':
    case 'DROP':
    case 'ALTER':
      return `${first} ${second}`;
    case '(':
    case 'WITH':
      return 'SELECT';
    default:
      return first;
  }
}
