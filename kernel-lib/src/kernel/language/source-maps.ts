import { SourceMap } from 'node:module';
import type { TypeScript } from './tslab.js';

/** A place in a file; lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** tslab puts `export {};` on a line of its own before each cell. */
const LINES_BEFORE_CELL = 1;

const INLINE_MAP =
  /\n?\/\/# sourceMappingURL=data:application\/json;base64,(?<map>[A-Za-z0-9+/=]+)\s*$/;

/** Where a line and column of a script come from, one compiler pass back. */
function back(map: SourceMap, place: Place): Place | undefined {
  const entry = map.findEntry(place.line - 1, place.column - 1);
  if (!('originalLine' in entry)) return undefined;
  return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

/**
 * The way back from JavaScript to the cell. tslab compiles in two passes, TypeScript to ES modules and those to
 * CommonJS, and throws both maps away; this keeps those of the latest cell until {@link take}.
 */
export class SourceMaps {
  private latest: { toModule: SourceMap; toCommonJs: SourceMap } | undefined;

  /** The second pass, on the first one's output. */
  transpile(
    compiler: typeof TypeScript,
    input: string,
    options: TypeScript.TranspileOptions,
  ): TypeScript.TranspileOutput {
    const inline = INLINE_MAP.exec(input)?.groups?.map;
    const output = compiler.transpileModule(input.replace(INLINE_MAP, ''), {
      ...options,
      compilerOptions: { ...options.compilerOptions, sourceMap: true },
    });
    this.latest =
      inline === undefined || output.sourceMapText === undefined
        ? undefined
        : {
            toModule: new SourceMap(JSON.parse(Buffer.from(inline, 'base64').toString())),
            toCommonJs: new SourceMap(JSON.parse(output.sourceMapText)),
          };
    return {
      ...output,
      outputText: output.outputText.replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, ''),
    };
  }

  /**
   * The map of what was compiled last.
   *
   * @param prefix length of what stands before the script on its first line
   */
  take(prefix: number): (place: Place) => Place | undefined {
    const maps = this.latest;
    this.latest = undefined;
    return ({ line, column }) => {
      if (maps === undefined) return undefined;
      const module = back(maps.toCommonJs, {
        line,
        column: line === 1 ? column - prefix : column,
      });
      const cell = module && back(maps.toModule, module);
      return cell && { line: cell.line - LINES_BEFORE_CELL, column: cell.column };
    };
  }
}
