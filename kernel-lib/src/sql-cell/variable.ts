const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/** Words that ECMAScript modules and TypeScript keep for themselves. */
const RESERVED = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally ' +
    'for function if implements import in instanceof interface let new null package private protected public return ' +
    'static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
);

/** Whether TypeScript takes the name for a variable. */
export const canBeVariable = (name: string): boolean =>
  IDENTIFIER.test(name) && !RESERVED.has(name);
