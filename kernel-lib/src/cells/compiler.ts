import { join } from 'node:path';
import { type CellSource, readCell } from './cell-source.js';
import { type Completeness, completenessOf } from './completeness.js';
import {
  type CellDiagnostic,
  inCell,
  semanticDiagnostics,
  syntaxDiagnostics,
} from './diagnostics.js';
import { type EmittedCell, emitCell } from './emit.js';
import { Environment } from './environment.js';
import type { ParsedFile } from './internals.js';
import type { LibraryPlace } from './library.js';
import { notebookOptions } from './options.js';
import { findReferences, type References } from './references.js';
import { SessionNames } from './session-names.js';
import { hoistedNames, type TopLevelName } from './top-level.js';

/** A text that is being written. */
export interface View {
  readonly file: ParsedFile;
  /** Where the text begins in the file, in UTF-16 units. */
  readonly before: number;
}

/** A cell that the checker has taken in. */
export interface CheckedCell {
  /** The cell's text between lines that tell the checker of the other cells. */
  readonly file: ParsedFile;
  /** Where the cell's own text begins and ends in the file, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly source: CellSource;
  /** Makes names of it known to later cells. @param declared those of its names that have a value */
  declare(declared: ReadonlySet<string>): void;
}

/** A cell that compiled. */
export interface CompiledCell extends EmittedCell {
  /**
   * To be called when the cell has run, however it ended: later cells know the types of what it declared.
   *
   * @param declared its names that got a value
   */
  ran(declared: ReadonlySet<string>): void;
}

export type Compilation =
  | { readonly cell: CompiledCell }
  /** Why it did not compile: one diagnostic at least. */
  | { readonly diagnostics: readonly CellDiagnostic[] };

/** Before the number of a cell: what other cells import its names from. */
export const CELL_MODULE = 'shiftbook-cell:';

/** The compiler of the cells of one session, which share a scope: each is checked against all that ran before it. */
export class CellCompiler {
  /** Whether cells are checked for errors of meaning; without, only their syntax is. */
  checksTypes = true;
  readonly environment: Environment;
  readonly names = new SessionNames();
  private count = 0;

  /**
   * @param directory the notebook's folder, from which cells import
   * @throws ShiftbookError `tsconfig` where that folder's `tsconfig.json` cannot be used
   */
  constructor(
    readonly directory: string,
    library: LibraryPlace,
  ) {
    const options = notebookOptions(directory, library);
    this.environment = new Environment(directory, library, options, (specifier) =>
      this.cellFile(specifier),
    );
  }

  /** Compiles a cell. */
  compile(text: string): Compilation {
    this.environment.sweep(() => this.filesOf(this.names.all()));
    const { cell, diagnostics } = this.check(text);
    if (cell === undefined || diagnostics.length > 0) {
      if (cell !== undefined) this.environment.remove(cell.file.fileName);
      return { diagnostics };
    }
    const { file, start, end, source, declare } = cell;
    const hoisted = hoistedNames(source.file.statements);
    const plan = { start, end, references: this.references(cell), hoisted };
    const emitted = emitCell(file.text, file.fileName, plan, this.environment.options);
    return { cell: { ...emitted, ran: declare } };
  }

  /**
   * Checks a cell against those before it, and takes it in; later cells know its names once they are declared.
   *
   * @returns no cell where its syntax is wrong; a cell that has other errors can still be declared
   */
  check(text: string): { cell?: CheckedCell; diagnostics: readonly CellDiagnostic[] } {
    const { environment } = this;
    const id = String(++this.count);
    const fileName = this.fileName(id);
    const source = readCell(text, (content) => environment.files.parse(fileName, content));
    const syntax = syntaxDiagnostics(source.file);
    if (syntax.length > 0) return { diagnostics: syntax };

    const earlier = earlierNames(source);
    const before = `${this.names.prefix(earlier)}\n`;
    const file = environment.files.parse(
      fileName,
      `${before}${text}\n${exportsOf(source)}`,
    ) as ParsedFile;
    environment.add(file, source.imports, this.filesOf(earlier));
    const declare = (declared: ReadonlySet<string>) => {
      // A cell that was interrupted may go on, until it is long forgotten.
      if (!environment.has(fileName)) return;
      const known = [...source.names].filter(
        ([name, form]) => form === 'type' || declared.has(name),
      );
      this.names.declare(known, `${CELL_MODULE}${id}`);
    };
    const start = before.length;
    return {
      cell: { file, start, end: start + text.length, source, declare },
      diagnostics: this.diagnose(file, start),
    };
  }

  /** Where a cell uses names of the session, as they are known before it declares its own. */
  references({ file, source }: CheckedCell): References {
    const { checker } = this.environment.current;
    return findReferences(file, this.valueNames(source, earlierNames(source)), checker);
  }

  /** Puts a text that is being written among the cells that ran, with all names of the session at hand. */
  view(text: string): View {
    const { environment } = this;
    const fileName = this.fileName('view');
    const source = readCell(text, (content) => environment.files.parse(fileName, content));
    const earlier = this.names.all().filter((name) => !source.names.has(name));
    const before = `${this.names.prefix(earlier)}\n`;
    const file = environment.files.parse(fileName, before + text) as ParsedFile;
    environment.add(file, source.imports, this.filesOf(earlier));
    return { file, before: before.length };
  }

  /** Whether a console should run a text or wait for more. */
  completeness(text: string): Completeness {
    const file = this.environment.files.parse(this.fileName('view'), text) as ParsedFile;
    return completenessOf(file, syntaxDiagnostics(file));
  }

  /** The file of the cell that a module specifier stands for. */
  private cellFile(specifier: string): string | undefined {
    return specifier.startsWith(CELL_MODULE)
      ? this.fileName(specifier.slice(CELL_MODULE.length))
      : undefined;
  }

  /** Files of the cells that declared some names. */
  private filesOf(names: Iterable<string>): string[] {
    return this.names.modules(names).flatMap((module) => this.cellFile(module) ?? []);
  }

  private fileName(id: string): string {
    return join(this.directory, `.shiftbook-cell-${id}.ts`).replaceAll('\\', '/');
  }

  private diagnose(file: ParsedFile, before: number): CellDiagnostic[] {
    const { checker } = this.environment.current;
    const isConstant = (name: string) => this.names.form(name) === 'constant';
    const found = this.checksTypes ? semanticDiagnostics(file, checker) : file.bindDiagnostics;
    return found
      .filter(({ start = 0 }) => start >= before)
      .map((diagnostic) => inCell(diagnostic, before, isConstant));
  }

  /** Names of the session in a cell that have a value at run time. */
  private valueNames(source: CellSource, earlier: readonly string[]): string[] {
    const hasValue = (form: TopLevelName['form'] | undefined) =>
      form !== undefined && form !== 'type';
    return [
      ...[...source.names].filter(([, form]) => hasValue(form)).map(([name]) => name),
      ...earlier.filter((name) => hasValue(this.names.form(name))),
    ];
  }
}

/** Names that a cell mentions and does not declare. */
const earlierNames = ({ mentioned, names }: CellSource): string[] =>
  [...mentioned].filter((name) => !names.has(name));

/** What lets later cells have the names of this one. */
function exportsOf({ names, exported }: CellSource): string {
  const listed = [...names.keys()].filter((name) => !exported.has(name));
  return `export { ${listed.join(', ')} };`;
}
