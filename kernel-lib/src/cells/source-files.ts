import { statSync } from 'node:fs';
import ts from 'typescript';
import { internals } from './internals.js';

interface Kept {
  readonly file: ts.SourceFile;
  readonly modified: number | undefined;
}

/** Files of packages and of the library, for all sessions of the process: they are most of the work, and do not change under it. */
const packaged = new Map<string, ts.SourceFile>();

const modifiedAt = (name: string): number | undefined =>
  statSync(name, { throwIfNoEntry: false })?.mtimeMs;

/**
 * The files that the compiler has read, each parsed once. Comments for readers are left out, which halves the
 * work; `documentation` reads them when they are asked for.
 */
export class SourceFiles {
  readonly jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  private readonly kept = new Map<string, Kept>();

  /** @param library the library's folder, with a slash at the end */
  constructor(
    private readonly options: ts.CompilerOptions,
    private readonly library: string,
  ) {}

  read(name: string): ts.SourceFile | undefined {
    const known = packaged.get(name) ?? this.kept.get(name)?.file;
    if (known !== undefined) return known;
    const modified = modifiedAt(name);
    const text = ts.sys.readFile(name);
    if (text === undefined) return undefined;
    const file = this.parse(name, text);
    if (this.isPackaged(name)) packaged.set(name, file);
    else this.kept.set(name, { file, modified });
    return file;
  }

  /** Parses a text that is no file on disk. */
  parse(name: string, text: string): ts.SourceFile {
    const { options, jsDocParsingMode } = this;
    const setExternalModuleIndicator = internals.getSetExternalModuleIndicator(options);
    const target = options.target ?? ts.ScriptTarget.ES2024;
    const format = {
      languageVersion: target,
      setExternalModuleIndicator,
      jsDocParsingMode,
      // Bundler resolution tells modules and scripts apart by their content.
      impliedNodeFormat: undefined,
    };
    const file = ts.createSourceFile(name, text, format);
    // A program would say so; the cells are in none.
    return Object.assign(file, { path: name, resolvedPath: name });
  }

  /** Forgets the files that were edited since they were read; gives whether there are any. */
  forgetEdited(): boolean {
    let edited = false;
    for (const [name, { modified }] of this.kept) {
      if (modifiedAt(name) === modified) continue;
      this.kept.delete(name);
      edited = true;
    }
    return edited;
  }

  private isPackaged(name: string): boolean {
    return name.includes('/node_modules/') || name.startsWith(this.library);
  }
}
