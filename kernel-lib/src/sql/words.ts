import { lexemeAt } from './lexeme.js';

/** A word of SQL, in small letters, or one other character of code. */
export interface Word {
  readonly text: string;
  readonly start: number;
}

/** The words of SQL that stand in no quotes and no comments. */
export function* wordsOf(text: string): Generator<Word> {
  for (let at = 0; at < text.length; ) {
    const { kind, end } = lexemeAt(text, at);
    const code = text.slice(at, end);
    if (kind === 'code' && code.trim() !== '') yield { text: code.toLowerCase(), start: at };
    at = end;
  }
}

/** The words that stand in no parentheses either. */
export function outerWords(text: string): string[] {
  const words: string[] = [];
  let depth = 0;
  for (const { text: word } of wordsOf(text)) {
    if (word === ')') depth--;
    else if (word === '(') depth++;
    else if (depth === 0) words.push(word);
  }
  return words;
}
