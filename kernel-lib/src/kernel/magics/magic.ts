import type { Outcome } from '../execution/outcome.js';
import type { MagicCell } from './parse-magic.js';

/** What magics need of the kernel, on behalf of the cell that they stand in. */
export interface MagicHost {
  /** Shows text of a MIME type under the cell. */
  show(mimeType: string, text: string): void;
  /** Prints under the cell. */
  write(stream: 'stdout' | 'stderr', text: string): void;
  /**
   * Runs what is left of the cell, magics in it included; nothing where it is blank.
   *
   * @param compiled called when TypeScript was compiled and is about to run
   */
  runCell(cell: string, compiled?: () => void): Promise<Outcome>;
  /** Names that cells defined, each with its declaration in words, such as `const n: number`. */
  names(): readonly { readonly name: string; readonly declaration: string }[];
  /** Says whether the cells from here on are checked for errors of meaning. */
  checkTypes(wanted: boolean): void;
  /** Aborted when the cell is interrupted. */
  readonly signal: AbortSignal;
}

/** One magic. */
export interface Magic {
  /** All ways to write its name, such as `%time` and `%%time`; the first is the usual one. */
  readonly names: readonly [string, ...string[]];
  /** What may follow the name. */
  readonly takes: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** The part of the cell that is TypeScript, or begins with the next magic. */
  readonly typescript: (cell: MagicCell) => string;
  /** Runs it. @throws whatever the cell then ends with. */
  readonly run: (cell: MagicCell, host: MagicHost) => Promise<Outcome>;
}

/** How a magic ends that has no value. */
export const DONE: Outcome = { status: 'ok', value: undefined };

/** Of a magic that takes the whole cell, no TypeScript is left. */
export const noTypeScript = (): string => '';
