import type { CreateProcessingJobRequest, ProcessingInput, ProcessingOutput } from './shape.js';

const home = '/opt/ml/processing';

function pathProblem(path: string | undefined, appManaged: boolean, owner: string): string[] {
  if (path === undefined || path === '') {
    return appManaged ? [] : [`LocalPath of ${owner} must be given unless AppManaged is true.`];
  }
  const parts = path.split('/');
  const inside = path === home || path.startsWith(`${home}/`);
  return inside && !parts.includes('..') && !parts.includes('.')
    ? []
    : [`LocalPath '${path}' of ${owner} must be a path under ${home}/.`];
}

function inputProblems(input: ProcessingInput): string[] {
  const owner = `input '${input.InputName}'`;
  const { S3Input: s3, DatasetDefinition: dataset } = input;
  if ((s3 === undefined) === (dataset === undefined)) {
    return [`Exactly one of S3Input and DatasetDefinition must be given for ${owner}.`];
  }
  const managed = input.AppManaged ?? false;
  if (s3 !== undefined) return pathProblem(s3.LocalPath, managed, owner);
  const kinds = [dataset?.AthenaDatasetDefinition, dataset?.RedshiftDatasetDefinition];
  if (kinds.filter((kind) => kind !== undefined).length !== 1) {
    return [
      `Exactly one of AthenaDatasetDefinition and RedshiftDatasetDefinition must be given for ${owner}.`,
    ];
  }
  return pathProblem(dataset?.LocalPath, managed, owner);
}

function outputProblems(output: ProcessingOutput): string[] {
  const owner = `output '${output.OutputName}'`;
  const { S3Output: s3, FeatureStoreOutput: features } = output;
  if ((s3 === undefined) === (features === undefined)) {
    return [`Exactly one of S3Output and FeatureStoreOutput must be given for ${owner}.`];
  }
  return s3 === undefined ? [] : pathProblem(s3.LocalPath, output.AppManaged ?? false, owner);
}

function repeated(kind: string, values: readonly (string | undefined)[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) {
    if (value === undefined) continue;
    if (seen.has(value)) twice.add(value);
    seen.add(value);
  }
  return [...twice].map((value) => `${kind} '${value}' is used more than once; it must be unique.`);
}

const trimmed = (path: string | undefined): string | undefined => path?.replace(/\/+$/, '');

/**
 * What a processing job breaks of the rules that span several members (its members' own limits are in `shape.ts`).
 * Each problem names the value and the rule; empty where the job is sound.
 */
export function ruleProblems(request: CreateProcessingJobRequest): string[] {
  const inputs = request.ProcessingInputs ?? [];
  const outputs = request.ProcessingOutputConfig?.Outputs ?? [];
  const place = (input: ProcessingInput) =>
    trimmed(input.S3Input?.LocalPath ?? input.DatasetDefinition?.LocalPath);
  return [
    ...repeated(
      'InputName',
      inputs.map((input) => input.InputName),
    ),
    ...repeated(
      'OutputName',
      outputs.map((output) => output.OutputName),
    ),
    ...repeated('LocalPath of the inputs', inputs.map(place)),
    ...inputs.flatMap(inputProblems),
    ...outputs.flatMap(outputProblems),
  ];
}
