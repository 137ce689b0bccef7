/** A step of a run. */
export interface PromotedStep {
  readonly name: string;
  /** `Starting`, `Executing`, `Succeeded`, `Failed`, `Stopped`, … as the service says. */
  readonly status: string;
  readonly failureReason?: string;
}

/** How far a promotion goes: compile only, also deploy, also run. */
export type PromoteMode = 'definition' | 'apply' | 'run';

/** What a promotion came to, as plain data. */
export interface PromoteSummary {
  readonly pipelineName: string;
  /** The pipeline definition, as JSON text. */
  readonly definition: string;
  /** Set from mode `apply` on. */
  readonly pipelineArn?: string;
  /** Set in mode `run`. */
  readonly executionArn?: string;
  readonly executionStatus?: string;
  readonly steps?: readonly PromotedStep[];
  /** S3 addresses of the outputs of all steps, by `<step>.<output>`. */
  readonly outputs?: Readonly<Record<string, string>>;
}
