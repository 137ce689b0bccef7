import ts from 'typescript';
import type { CellChecker, ParsedFile } from './internals.js';

/** What the compiler has against a cell, at a place in the cell's own text. */
export interface CellDiagnostic {
  /** TypeScript's number, as in `TS2322`. */
  readonly code: number;
  readonly message: string;
  /** In UTF-16 units from the start of the cell. */
  readonly start: number;
  readonly length: number;
}

const message = ({ messageText }: ts.Diagnostic): string =>
  ts.flattenDiagnosticMessageText(messageText, '\n  ');

/** Errors in the text itself. */
export const syntaxDiagnostics = ({ parseDiagnostics }: ParsedFile): CellDiagnostic[] =>
  parseDiagnostics.map((found) => ({
    code: found.code,
    message: message(found),
    start: found.start,
    length: found.length,
  }));

/** Diagnostics without those that a `// @ts-ignore` or `// @ts-expect-error` before their line is about. */
function withoutIgnored(file: ParsedFile, found: readonly ts.Diagnostic[]): ts.Diagnostic[] {
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line;
  const unused = new Map(
    (file.commentDirectives ?? []).map((directive) => [lineOf(directive.range.pos), directive]),
  );
  const used = new Set<number>();
  const blank = /^\s*(\/\/.*)?$/;
  const lines = file.text.split('\n');
  const kept = found.filter(({ start = 0 }) => {
    let line = lineOf(start) - 1;
    while (line >= 0 && !unused.has(line) && blank.test(lines[line] ?? '')) line--;
    if (!unused.has(line)) return true;
    used.add(line);
    return false;
  });
  const EXPECTED = 0;
  const needless = [...unused]
    .filter(([line, { type }]) => type === EXPECTED && !used.has(line))
    .map(([, { range }]) => ({
      category: ts.DiagnosticCategory.Error,
      code: 2578,
      messageText: "Unused '@ts-expect-error' directive.",
      file,
      start: range.pos,
      length: range.end - range.pos,
    }));
  return [...kept, ...needless];
}

/** What the compiler has against code that works in a cell. */
const PERMITTED = new Set([
  // `import fs = require('fs')` is no ECMAScript.
  1202,
  // A package without types: nobody can add them from a notebook.
  7016,
  // `const rows = [];`, whose type later cells decide.
  7005, 7034,
]);

/**
 * Errors of meaning: types, names, declarations that clash.
 *
 * @param file a cell that the checker's environment has taken in
 */
export function semanticDiagnostics(file: ParsedFile, checker: CellChecker): ts.Diagnostic[] {
  if (file.checkJsDirective?.enabled === false) return [];
  const found = [...file.bindDiagnostics, ...checker.getDiagnostics(file)];
  return withoutIgnored(
    file,
    found.filter(
      ({ category, code }) => category === ts.DiagnosticCategory.Error && !PERMITTED.has(code),
    ),
  );
}

const ASSIGNMENT_TO_IMPORT = 2632;
const ASSIGNMENT_TO_CONSTANT = 2588;

/**
 * A diagnostic as one of the cell alone, without the line that names the other cells.
 *
 * @param isConstant whether a name is a constant of an earlier cell, which the compiler takes for an import
 */
export function inCell(
  diagnostic: ts.Diagnostic,
  before: number,
  isConstant: (name: string) => boolean,
): CellDiagnostic {
  const { code, start = before, length = 0 } = diagnostic;
  const words = message(diagnostic);
  const name = diagnostic.file?.text.slice(start, start + length) ?? '';
  const place = { start: start - before, length };
  return code === ASSIGNMENT_TO_IMPORT && isConstant(name)
    ? {
        ...place,
        code: ASSIGNMENT_TO_CONSTANT,
        message: `Cannot assign to '${name}' because it is a constant.`,
      }
    : { ...place, code, message: words };
}
