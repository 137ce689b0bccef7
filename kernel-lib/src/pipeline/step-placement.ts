import type { Placement } from '../sagemaker/placement.js';
import type { StepCode } from '../sagemaker/processing-code.js';
import { execution } from './execution-variable.js';
import { join } from './join.js';

/** What a pipeline is compiled for: the account's own names. */
export interface CompileContext {
  /** ARN of the role that the pipeline and its jobs run as. */
  readonly role: string;
  /** Bucket for code, outputs and unloaded queries. */
  readonly bucket: string;
  /** Container image for definitions that name none. */
  readonly image: string;
}

/** Key of a script: the same bytes are uploaded once, and a change is a new key. */
export const codeKey = (pipeline: string, code: StepCode): string =>
  `${pipeline}/code/${code.hash}/${code.name}`;

/** A step keeps its files under its run's own prefix: `<bucket>/<pipeline>/<execution>/<step>`. */
export function stepPlacement(pipeline: string, step: string, context: CompileContext): Placement {
  const runId = execution.pipelineExecutionId;
  const under = (...path: string[]) =>
    join('/', ['s3:/', context.bucket, pipeline, runId, step, ...path]);
  return {
    role: context.role,
    image: context.image,
    codeAddress: (code) => `s3://${context.bucket}/${codeKey(pipeline, code)}`,
    outputAddress: (output) => under('output', output),
    unloadAddress: (input) => under('input', input),
  };
}
