import type { StepCode } from './processing-code.js';
import type { Template } from './variable.js';

/** What a definition leaves open until it is run as a job or compiled as a step: whom it runs as, where its files are. */
export interface Placement {
  /** ARN of the role for definitions that name none. */
  readonly role: string;
  /** Container image for definitions that name none. */
  readonly image: string;
  /** S3 address of a script. */
  codeAddress(code: StepCode): string;
  /** S3 address of an output that names no destination. */
  outputAddress(output: string): Template;
  /** S3 address that Redshift unloads an input to. */
  unloadAddress(input: string): Template;
}
