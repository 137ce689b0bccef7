const NAME = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*`;
const ASKED = String.raw`%%?[A-Za-z_]\w*|${NAME}`;
const QUESTION = new RegExp(
  String.raw`^\s*(?:\?\??[ \t]*(?<after>${ASKED})|(?<before>${ASKED})[ \t]*\?\??)\s*$`,
  'u',
);

/**
 * The name that a cell asks about, as in IPython: `name?` or `?name` and nothing else, with one question mark or two,
 * for names, members (`Math.max?`) and magics (`%time?`); `undefined` for any other cell. No TypeScript is written so.
 *
 * @example
 * ```ts
 * askedName('Math.max?'); // 'Math.max'
 * askedName('a ? b : c'); // undefined
 * ```
 */
export function askedName(cell: string): string | undefined {
  const groups = QUESTION.exec(cell)?.groups;
  return groups?.after ?? groups?.before;
}
