import { SourceMap } from 'node:module';
import ts from 'typescript';
import { bindingName, DECLARE, IMPORT, LOAD, META, RESUME } from './rewrite/names.js';
import { type RewritePlan, rewriteCell } from './rewrite/rewrite-cell.js';

/** A place in a text; lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** JavaScript of a cell. */
export interface EmittedCell {
  /**
   * An async function expression; its parameters are the functions of {@link DECLARE} and so on, then `require`,
   * `__dirname` and `__filename`, then a binding for each of `bindings`.
   */
  readonly code: string;
  /** Names of the session whose bindings it takes, in order. */
  readonly bindings: readonly string[];
  /** Leads from a place of the code back to the cell; `undefined` for code that is not the cell's. */
  readonly toCell: (place: Place) => Place | undefined;
}

/** The function's head stands on a line of its own. */
const LINES_BEFORE_CODE = 1;
/** So does what tells the checker about other cells. */
const LINES_BEFORE_CELL = 1;

const EMPTY_EXPORT = /\n?export \{\};\s*$/;
const MAP_COMMENT = /\n?\/\/# sourceMappingURL=\S+\s*$/;

/** Options that change what is emitted; all others are for the checker. */
function emitOptions(options: ts.CompilerOptions): ts.CompilerOptions {
  const { experimentalDecorators, emitDecoratorMetadata, useDefineForClassFields } = options;
  return {
    target: options.target,
    module: ts.ModuleKind.ESNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    sourceMap: true,
    ...(experimentalDecorators === undefined ? {} : { experimentalDecorators }),
    ...(emitDecoratorMetadata === undefined ? {} : { emitDecoratorMetadata }),
    ...(useDefineForClassFields === undefined ? {} : { useDefineForClassFields }),
  };
}

function placeFinder(mapText: string): (place: Place) => Place | undefined {
  let map: SourceMap | undefined;
  return ({ line, column }) => {
    // Few cells fail, and reading a map takes longer than making it.
    map ??= new SourceMap(JSON.parse(mapText));
    const entry = map.findEntry(line - 1 - LINES_BEFORE_CODE, column - 1);
    if (!('originalLine' in entry)) return undefined;
    const original = entry.originalLine + 1 - LINES_BEFORE_CELL;
    return original < 1 ? undefined : { line: original, column: entry.originalColumn + 1 };
  };
}

/**
 * Makes JavaScript of a cell that was read and checked.
 *
 * @param text the cell between the lines that are for the checker only
 */
export function emitCell(
  text: string,
  fileName: string,
  plan: RewritePlan,
  options: ts.CompilerOptions,
): EmittedCell {
  const { outputText, sourceMapText } = ts.transpileModule(text, {
    fileName,
    compilerOptions: emitOptions(options),
    transformers: { before: [rewriteCell(plan)] },
  });
  if (sourceMapText === undefined) throw new Error('the compiler made no source map');
  const bindings = [...new Set([...plan.references.names.values(), ...plan.hoisted])];
  const parameters = [
    ...[DECLARE, IMPORT, LOAD, META, RESUME, 'require', '__dirname', '__filename'],
    ...bindings.map(bindingName),
  ];
  const body = outputText.replace(MAP_COMMENT, '').replace(EMPTY_EXPORT, '');
  return {
    code: `(async function (${parameters.join(', ')}) { "use strict";\n${body}\n})`,
    bindings,
    toCell: placeFinder(sourceMapText),
  };
}
