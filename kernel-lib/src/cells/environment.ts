import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { CellFiles } from './cell-files.js';
import { type CellChecker, type CheckerHost, internals } from './internals.js';
import { type LibraryPlace, libraryFile } from './library.js';
import { createResolve, type Resolve } from './resolution.js';
import { SourceFiles } from './source-files.js';

/** A program whose checker also knows the cells. */
interface Checked {
  readonly program: CheckerHost;
  readonly checker: CellChecker;
}

/** How many cells come before those are dropped that nobody needs: the new checker takes some 30 ms to be warm. */
const SWEEP_AFTER = 200;

/**
 * All that cells are checked against: the language's and Node's declarations, the kernel's globals, and what cells
 * import. One checker serves many cells, which it takes in one by one; only a cell that imports a module for the first
 * time, or declares something global, has it made anew.
 */
export class Environment {
  readonly files: SourceFiles;
  private readonly cells = new CellFiles();
  private readonly globalCells = new Set<string>();
  private readonly imports = new Set<string>();
  private readonly resolveName: Resolve;
  private readonly root: string;
  /** The latest program, from which the next one takes over what is unchanged. */
  private program: ts.Program | undefined;
  private outdated = true;
  private sweepAt = SWEEP_AFTER;
  private checked: Checked | undefined;

  /**
   * @param directory the notebook's folder, from which cells import
   * @param cellFile gives the file name of the cell that a module specifier stands for
   */
  constructor(
    directory: string,
    private readonly library: LibraryPlace,
    readonly options: ts.CompilerOptions,
    private readonly cellFile: (specifier: string) => string | undefined,
  ) {
    this.files = new SourceFiles(options, libraryFile(library, '').replaceAll('\\', '/'));
    this.root = join(directory, '.shiftbook-session.ts').replaceAll('\\', '/');
    this.resolveName = createResolve(library, options, ts.sys);
  }

  /** The program and its checker, with all cells and imports so far. */
  get current(): Checked {
    this.checked ??= this.check();
    return this.checked;
  }

  /**
   * Takes a cell in, bound and ready to be checked.
   *
   * @param imports the modules that it names
   * @param uses file names of the cells whose names it takes
   */
  add(file: ts.SourceFile, imports: readonly string[], uses: readonly string[]): void {
    this.extend(imports);
    // A program would have found them; the checker asks for them.
    const moduleAugmentations = augmentations(file);
    Object.assign(file, { imports: [], ambientModuleNames: [], moduleAugmentations });
    this.cells.add(file, uses);
    internals.bindSourceFile(file, this.options);
    if (moduleAugmentations.length > 0) {
      this.globalCells.add(file.fileName);
      this.checked = undefined;
    }
  }

  /** Reads modules that cells are likely to import. */
  prepare(imports: readonly string[]): void {
    this.extend(imports);
    void this.current;
  }

  /** How many cells are kept. */
  get size(): number {
    return this.cells.size;
  }

  /** Whether a cell was taken in and not dropped since. */
  has(name: string): boolean {
    return this.cells.has(name);
  }

  /**
   * Once there are many cells, drops those that nobody needs; with the checker go the types that it made of them.
   *
   * @param live gives the file names of cells that must stay
   */
  sweep(live: () => Iterable<string>): void {
    const { cells } = this;
    if (cells.size < this.sweepAt) return;
    cells.keep([...live(), ...this.globalCells]);
    this.sweepAt = SWEEP_AFTER + 2 * cells.size;
    this.checked = undefined;
  }

  /** Drops a cell that is not to run. */
  remove(name: string): void {
    this.cells.delete(name);
    if (this.globalCells.delete(name)) this.checked = undefined;
  }

  /** Where a module that a file names (a cell, unless told) has its declarations or code; `undefined` for Node's own and unknown ones. */
  resolve(specifier: string, from = this.root): string | undefined {
    return this.resolveName(specifier, from)?.resolvedFileName;
  }

  private extend(imports: readonly string[]): void {
    if (this.files.forgetEdited()) this.forget();
    const unknown = imports.filter(
      (name) => !isBuiltin(name) && !this.imports.has(name) && this.resolve(name) !== undefined,
    );
    if (unknown.length === 0) return;
    for (const name of unknown) this.imports.add(name);
    this.forget();
  }

  private forget(): void {
    this.outdated = true;
    this.checked = undefined;
  }

  private check(): Checked {
    const { cells } = this;
    const program = this.upToDate();
    const host: CheckerHost = {
      ...(program as CheckerHost),
      getSourceFile: (name) => cells.get(name) ?? program.getSourceFile(name),
      getSourceFiles: () => [
        ...program.getSourceFiles(),
        ...[...this.globalCells].flatMap((name) => cells.get(name) ?? []),
      ],
      getResolvedModule: (file, name, mode) =>
        cells.has(file.fileName)
          ? { resolvedModule: this.resolveFromCell(name) }
          : (program as CheckerHost).getResolvedModule(file, name, mode),
    };
    const checker = internals.createTypeChecker(host);
    for (const file of cells.landmarks()) checker.getDiagnostics(file);
    return { program: { ...host, getTypeChecker: () => checker }, checker };
  }

  private resolveFromCell(name: string): ts.ResolvedModuleFull | undefined {
    const resolvedFileName = this.cellFile(name);
    if (resolvedFileName === undefined) return this.resolveName(name, this.root);
    return { resolvedFileName, extension: ts.Extension.Ts, isExternalLibraryImport: false };
  }

  private upToDate(): ts.Program {
    const { program, options, files, root } = this;
    if (program !== undefined && !this.outdated) return program;
    const text = [...this.imports].map((name) => `import ${JSON.stringify(name)};`).join('\n');
    const sources = files.parse(root, `${text}\nexport {};`);
    const cache = ts.createModuleResolutionCache(root, (name) => name, options);
    const host: ts.CompilerHost = {
      ...ts.createCompilerHost(options),
      jsDocParsingMode: files.jsDocParsingMode,
      getSourceFile: (name) => (name === root ? sources : files.read(name)),
      resolveModuleNameLiterals: (literals, containing) =>
        literals.map(({ text: name }) => ({
          resolvedModule: this.resolveName(name, containing, cache),
        })),
    };
    const globals = libraryFile(this.library, 'kernel/globals.d.ts');
    this.program = ts.createProgram([globals, root], options, host, program);
    this.outdated = false;
    return this.program;
  }
}

/** Names of `declare global` and `declare module 'x'`. */
const augmentations = (file: ts.SourceFile): ts.ModuleName[] =>
  file.statements.flatMap((node) =>
    ts.isModuleDeclaration(node) &&
    ((node.flags & ts.NodeFlags.GlobalAugmentation) !== 0 || ts.isStringLiteral(node.name))
      ? node.name
      : [],
  );
