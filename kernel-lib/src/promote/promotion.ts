import { readOutput } from './read-output.js';
import type { PromotedStep, PromoteSummary } from './summary.js';

/** What a promotion came to. */
export class Promotion implements PromoteSummary {
  readonly pipelineName: string;
  readonly definition: string;
  readonly pipelineArn?: string;
  readonly executionArn?: string;
  readonly executionStatus?: string;
  readonly steps?: readonly PromotedStep[];
  readonly outputs?: Readonly<Record<string, string>>;
  readonly #region: string;

  constructor(summary: PromoteSummary, region: string) {
    this.pipelineName = summary.pipelineName;
    this.definition = summary.definition;
    Object.assign(this, summary);
    this.#region = region;
  }

  /**
   * Reads an output of the run back from S3, as the value that the step gave.
   *
   * @param name `<step>.<output>`, such as `summarise.summary`.
   * @throws ShiftbookError `output-not-found` where the run has no such output, or did not come to write it.
   *
   * @example
   * ```ts
   * const promoted = await promoteNotebook('quickstart.ipynb', { mode: 'run' });
   * await promoted.output('summarise.summary');
   * ```
   */
  output(name: string): Promise<unknown> {
    return readOutput(name, this, this.#region);
  }
}
