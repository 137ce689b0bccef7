import ts from 'typescript';
import type { CellCompiler } from './compiler.js';
import { internals } from './internals.js';

/** A name that fits. */
export interface CompletionItem {
  readonly text: string;
  /** The compiler's word for what it is, such as `function` or `const`. */
  readonly kind: string;
}

/** Names that fit at a position, and the stretch that they replace; in UTF-16 units. */
export interface Completions {
  readonly items: readonly CompletionItem[];
  readonly start: number;
  readonly end: number;
}

const PREFERENCES: ts.UserPreferences = {
  includeCompletionsForModuleExports: false,
  includeCompletionsWithInsertText: false,
  includePackageJsonAutoImports: 'off',
};

const isPart = (character: string | undefined): boolean =>
  character !== undefined && /[\p{ID_Continue}$]/u.test(character);

/** The part of an identifier before and behind a position. */
function stretchAt(text: string, position: number): { start: number; end: number } {
  let start = position;
  while (isPart(text[start - 1])) start--;
  let end = position;
  while (isPart(text[end])) end++;
  return { start, end };
}

/** What the compiler asks of an editor; it reads folders, for paths in import declarations. */
function editorHost(compiler: CellCompiler): ts.LanguageServiceHost {
  const { program } = compiler.environment.current;
  return {
    getCompilationSettings: () => compiler.environment.options,
    getScriptFileNames: () => program.getSourceFiles().map(({ fileName }) => fileName),
    getScriptVersion: () => '1',
    getScriptSnapshot: () => undefined,
    getCurrentDirectory: () => compiler.directory,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  };
}

/** Those that begin as written, else those that do so in another case. */
function fitting(entries: readonly ts.CompletionEntry[], written: string): ts.CompletionEntry[] {
  const exact = entries.filter(({ name }) => name.startsWith(written));
  const lower = written.toLowerCase();
  const others = entries.filter(
    ({ name }) => !name.startsWith(written) && name.toLowerCase().startsWith(lower),
  );
  return [...exact, ...others];
}

/**
 * What may stand at a position of a cell that is being written: names of the session and of the language, members,
 * strings that a type allows, paths of imports.
 *
 * @param position in UTF-16 units
 */
export function completionsAt(compiler: CellCompiler, text: string, position: number): Completions {
  const { file, before } = compiler.view(text);
  const { program } = compiler.environment.current;
  const found = internals.Completions.getCompletionsAtPosition(
    editorHost(compiler),
    program,
    () => undefined,
    file,
    before + position,
    PREFERENCES,
    undefined,
    undefined,
    undefined,
    undefined,
    true,
  );
  if (found === undefined) return { items: [], start: position, end: position };
  const span = found.entries.find(({ replacementSpan }) => replacementSpan)?.replacementSpan;
  const inString = found.optionalReplacementSpan ?? span;
  const stretch =
    inString === undefined || !isInQuotes(file, inString)
      ? stretchAt(text, position)
      : { start: inString.start - before, end: inString.start - before + inString.length };
  const written = text.slice(stretch.start, position);
  const byRank = [...found.entries].sort(
    (a, b) => a.sortText.localeCompare(b.sortText) || a.name.localeCompare(b.name),
  );
  const items = fitting(byRank, written).map((entry) => ({
    text: entry.name,
    kind: kindOf(entry, file, program.getTypeChecker()),
  }));
  return { items, ...stretch };
}

/** What a name of an earlier cell is, for which the compiler only sees an import. */
function kindOf(
  { kind, symbol }: ts.CompletionEntry,
  file: ts.SourceFile,
  checker: ts.TypeChecker,
) {
  if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Alias) === 0) return kind;
  const target = checker.getAliasedSymbol(symbol);
  return target.declarations === undefined
    ? kind
    : internals.SymbolDisplay.getSymbolKind(checker, target, file);
}

const isInQuotes = (file: ts.SourceFile, { start }: ts.TextSpan): boolean =>
  /["'`/]/.test(file.text[start - 1] ?? '');
