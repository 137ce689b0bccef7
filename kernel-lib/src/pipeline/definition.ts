import type { DeclaredParameter, Json } from '../sagemaker/variable.js';

/** One step of a definition. */
export interface DefinedStep {
  readonly Name: string;
  readonly Type: 'Processing';
  readonly DisplayName?: string;
  readonly Description?: string;
  readonly DependsOn?: readonly string[];
  readonly Arguments: { readonly [key: string]: Json };
}

/** What SageMaker calls a pipeline definition; schema version 2020-12-01. */
export interface PipelineDefinition {
  readonly Version: '2020-12-01';
  readonly Metadata: { readonly [key: string]: Json };
  readonly Parameters: readonly DeclaredParameter[];
  readonly PipelineExperimentConfig: Json;
  readonly Steps: readonly DefinedStep[];
}
