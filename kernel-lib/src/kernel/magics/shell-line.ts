/** What the rule for `!` has to know of the language and of the session. */
export interface ShellRule {
  /** Where the compiler finds syntax errors in a cell, in UTF-16 units. */
  syntaxErrors(cell: string): readonly number[];
  /** Whether a cell defined the name, or it is a global. */
  isKnown(name: string): boolean;
}

/** Words of the language that an operand may begin with. */
const WORDS = new Set(
  'async await class delete false function import new null super this true typeof void'.split(' '),
);

const FIRST_WORD = /^[!\s(]*(?<word>[\p{ID_Start}$_][\p{ID_Continue}$]*)/u;
const REGULAR_EXPRESSION = /^[!\s(]*\/(?:\\.|[^/\\\n])+\/(?<flags>[A-Za-z]*)/;

const declares = (cell: string, name: string): boolean =>
  new RegExp(
    `\\b(?:function\\*?|class|var|let|const)\\s+${name.replaceAll('$', '\\$')}(?![\\w$])`,
  ).test(cell);

/**
 * Whether a cell's first line, which begins with `!`, is a shell command. It is one
 * - where the compiler finds a syntax error in that line (`!npm test`, `!./run.sh`), other than that the code is not
 *   finished yet (`!ready && (`), or
 * - where it begins with a word that is no known name: `!ls -l` would be valid TypeScript, but there is no `ls`.
 *
 * So `!ready && start()` stays TypeScript as long as a cell defined `ready`.
 *
 * @param line what follows the `!`
 */
export function isShellLine(cell: string, line: string, rule: ShellRule): boolean {
  if (line.trim() === '') return false;
  const end = cell.indexOf('!') + 1 + line.length;
  const written = cell.trimEnd().length;
  if (rule.syntaxErrors(cell).some((at) => at < end && at < written)) return true;
  const flags = REGULAR_EXPRESSION.exec(line)?.groups?.flags;
  if (flags !== undefined) return /[^dgimsuvy]/.test(flags);
  const word = FIRST_WORD.exec(line)?.groups?.word;
  if (word === undefined || WORDS.has(word)) return false;
  return !rule.isKnown(word) && !declares(cell, word);
}
