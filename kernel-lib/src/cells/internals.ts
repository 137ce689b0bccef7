import ts from 'typescript';

/** A file as the compiler keeps it, with what it leaves out of its declared surface. */
export type ParsedFile = ts.SourceFile & {
  readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[];
  /** What the binder found; once it is bound. */
  readonly bindDiagnostics: readonly ts.DiagnosticWithLocation[];
  /** Names of the file's own scope; once it is bound. */
  readonly locals?: ReadonlyMap<string, ts.Symbol & { readonly exportSymbol?: ts.Symbol }>;
  /** `// @ts-expect-error` and the like. */
  readonly commentDirectives?: readonly CommentDirective[];
  /** `// @ts-nocheck` and its opposite. */
  readonly checkJsDirective?: { readonly enabled: boolean };
};

export interface CommentDirective {
  readonly range: ts.TextRange;
  /** 0 expects an error on the next line, 1 ignores it. */
  readonly type: 0 | 1;
}

/** What a type checker asks of the program that it checks. */
export interface CheckerHost extends ts.Program {
  getResolvedModule(
    file: ts.SourceFile,
    name: string,
    mode: ts.ResolutionMode,
  ): { readonly resolvedModule: ts.ResolvedModuleFull | undefined } | undefined;
}

export interface CellChecker extends ts.TypeChecker {
  getDiagnostics(file: ts.SourceFile): readonly ts.Diagnostic[];
}

interface SymbolInfo {
  readonly displayParts: ts.SymbolDisplayPart[];
}

/**
 * Functions of the compiler that its declarations leave out, and that a session needs: a checker which outlives one
 * program takes in a new cell in a fortieth of the time that a new program and checker take. The version of
 * `typescript` is pinned; `test/kernel-lib/cells` tells when another one lacks any of them.
 */
interface Internals {
  createTypeChecker(host: CheckerHost): CellChecker;
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
  getSetExternalModuleIndicator(options: ts.CompilerOptions): (file: ts.SourceFile) => void;
  getTouchingPropertyName(file: ts.SourceFile, position: number): ts.Node;
  readonly Completions: {
    getCompletionsAtPosition(
      host: ts.LanguageServiceHost,
      program: ts.Program,
      log: () => void,
      file: ts.SourceFile,
      position: number,
      preferences: ts.UserPreferences,
      triggerCharacter: undefined,
      completionKind: undefined,
      cancellationToken: undefined,
      formatContext: undefined,
      includeSymbol: true,
    ): ts.CompletionInfo | undefined;
  };
  readonly SymbolDisplay: {
    getSymbolKind(checker: ts.TypeChecker, symbol: ts.Symbol, location: ts.Node): string;
    getSymbolDisplayPartsDocumentationAndSymbolKind(
      checker: ts.TypeChecker,
      symbol: ts.Symbol,
      file: ts.SourceFile,
      enclosing: ts.Node | undefined,
      location: ts.Node,
    ): SymbolInfo;
  };
}

export const internals = ts as unknown as typeof ts & Internals;
