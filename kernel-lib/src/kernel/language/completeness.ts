import { isSqlCell } from '../../promote/sql-cell.js';
import { loadCompiler, type Tslab, type TypeScript } from './tslab.js';

export type Completeness =
  | { readonly status: 'complete' }
  | { readonly status: 'invalid' }
  | { readonly status: 'incomplete'; readonly indent: string };

/** The compiler keeps a file's syntax errors there, outside its declared surface. */
type Parsed = TypeScript.SourceFile & { readonly parseDiagnostics?: readonly unknown[] };

/** Whether a console should run the code, wait for more lines, or neither can help. */
export function completeness(code: string, { converter }: Tslab): Completeness {
  if (isSqlCell(code)) return { status: 'complete' };
  const { completed, indent } = converter.isCompleteCode(code);
  if (!completed) return { status: 'incomplete', indent: indent ?? '' };
  const ts = loadCompiler();
  const file: Parsed = ts.createSourceFile('cell.tsx', code, ts.ScriptTarget.Latest);
  return { status: (file.parseDiagnostics?.length ?? 0) > 0 ? 'invalid' : 'complete' };
}
