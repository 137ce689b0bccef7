import { loadCompiler, type TypeScript } from './tslab.js';

/** The compiler keeps a file's syntax errors there, outside its declared surface. */
type Parsed = TypeScript.SourceFile & {
  readonly parseDiagnostics?: readonly { readonly start: number }[];
};

/** Where a cell has syntax errors, in UTF-16 units. */
export function syntaxErrors(code: string): readonly number[] {
  const ts = loadCompiler();
  const file: Parsed = ts.createSourceFile('cell.tsx', code, ts.ScriptTarget.Latest);
  return (file.parseDiagnostics ?? []).map(({ start }) => start);
}
