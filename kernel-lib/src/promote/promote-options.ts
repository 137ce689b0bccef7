import type { PromoteMode } from './summary.js';

/** How to promote a notebook. */
export interface PromoteOptions {
  /**
   * `definition` (by default): compiles and checks, changes nothing. `apply`: uploads, and creates or updates the
   * pipeline. `run`: also starts it and waits for its end.
   */
  readonly mode?: PromoteMode;
  /** The notebook as it stands in an editor (nbformat 4), in place of the file's content. */
  readonly notebook?: unknown;
  /** The pipeline's name; the notebook's file name by default. */
  readonly pipelineName?: string;
  /** Told in a line what goes on. */
  readonly onProgress?: (line: string) => void;
  /** Stops the promotion, and the run that it has started. */
  readonly signal?: AbortSignal;
}
