import { boolean, list, oneOf, string, structure } from '../shape/builders.js';
import type { Static } from '../shape/shape.js';
import type { Json, JsonObject } from './json.js';

export type ParameterType = 'String' | 'Integer' | 'Float' | 'Boolean';

/** A parameter that a definition declares. */
export interface ParameterDefinition {
  readonly Name: string;
  readonly Type: ParameterType;
  readonly DefaultValue?: Json;
  readonly EnumValues?: readonly Json[];
}

/** A step as the definition gives it, its arguments not evaluated. */
export interface Step {
  readonly Name: string;
  readonly Type: string;
  readonly DisplayName?: string;
  readonly Description?: string;
  readonly DependsOn?: readonly string[];
  readonly Arguments: JsonObject;
  readonly PropertyFiles?: readonly PropertyFile[];
}

export type PropertyFile = Static<typeof propertyFile>;

/** A pipeline definition of version 2020-12-01 that has been checked. */
export interface PipelineDefinition {
  readonly Version: string;
  readonly Parameters?: readonly ParameterDefinition[];
  readonly PipelineExperimentConfig?: JsonObject | null;
  readonly Steps: readonly Step[];
}

const stepName = string({ min: 1, max: 64, pattern: '[A-Za-z0-9](-*[A-Za-z0-9])*' });
const anything = structure({});

const propertyFile = structure({
  PropertyFileName: string({ min: 1, max: 256 }),
  OutputName: string({ min: 1, max: 256 }),
  FilePath: string({ min: 1, max: 1024 }),
});

const step = structure(
  { Name: stepName, Type: string({ min: 1 }), Arguments: anything },
  {
    DisplayName: string({ max: 256 }),
    Description: string({ max: 3072 }),
    DependsOn: list(stepName),
    PropertyFiles: list(propertyFile),
    // Read and kept, not acted on: every step runs once, and no result is taken from an earlier execution.
    CacheConfig: structure({ Enabled: boolean }, { ExpireAfter: string({ min: 1, max: 256 }) }),
    RetryPolicies: list(anything),
  },
);

const parameter = structure({
  Name: string({ min: 1, max: 256, pattern: '[A-Za-z0-9\\-_]*' }),
  Type: oneOf('String', 'Integer', 'Float', 'Boolean'),
});

/** The form of a definition, short of what its values may be. */
export const pipelineDefinition = structure(
  { Version: oneOf('2020-12-01'), Steps: list(step, { min: 1, max: 50 }) },
  {
    Metadata: anything,
    Parameters: list(parameter, { max: 200 }),
    PipelineExperimentConfig: anything,
  },
);
