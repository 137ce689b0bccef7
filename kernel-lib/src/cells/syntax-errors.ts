import ts from 'typescript';
import type { ParsedFile } from './internals.js';

/** Where a text has syntax errors, in UTF-16 units. */
export function syntaxErrors(text: string): number[] {
  const file = ts.createSourceFile('cell.ts', text, ts.ScriptTarget.Latest) as ParsedFile;
  return file.parseDiagnostics.map(({ start }) => start);
}
