import { lexemeAt } from './lexeme.js';

/** One statement of a longer text. */
export interface SplitStatement {
  /** The statement, without the semicolon and without blanks and comments around it. */
  readonly text: string;
  /** Where it begins in the whole text, in UTF-16 code units. */
  readonly start: number;
}

/**
 * The statements of a text, split at semicolons that stand in no quotes, dollar quotes or (nested) comments.
 * Statements without any code are left out.
 *
 * @example
 * ```ts
 * splitStatements(`select ';'; -- one;\nselect 2`).map((s) => s.text); // ["select ';'", 'select 2']
 * ```
 */
export function splitStatements(text: string): SplitStatement[] {
  const statements: SplitStatement[] = [];
  let first = -1;
  let last = -1;
  const finish = (): void => {
    if (first !== -1) {
      statements.push({ text: text.slice(first, last), start: first });
    }
    first = -1;
  };
  for (let at = 0; at < text.length; ) {
    const { kind, end } = lexemeAt(text, at);
    if (kind === 'code' && text[at] === ';') {
      finish();
    } else if (kind !== 'comment' && /\S/.test(text.slice(at, end))) {
      first = first === -1 ? at : first;
      last = end;
    }
    at = end;
  }
  finish();
  return statements;
}
