import type { CreateProcessingJobRequest } from './shape.js';

/** What a job asks for that SageMaker does and this sandbox does not do, each as a sentence that names it. */
export function unsupported(request: CreateProcessingJobRequest): string[] {
  const problems: string[] = [];
  const not = (what: string, owner: string, instead: string) =>
    problems.push(`This sandbox does not run ${what} (${owner}): ${instead}`);
  for (const input of request.ProcessingInputs ?? []) {
    const owner = `input '${input.InputName}'`;
    const { S3Input: s3, DatasetDefinition: dataset } = input;
    if (s3?.S3DataType === 'ManifestFile') not('S3DataType ManifestFile', owner, 'use S3Prefix.');
    if (s3?.S3InputMode === 'Pipe' || dataset?.InputMode === 'Pipe') {
      not('input mode Pipe', owner, 'use File.');
    }
    if (s3?.S3CompressionType === 'Gzip') {
      not('S3CompressionType Gzip', owner, 'use None and unpack in the job.');
    }
    if (dataset?.AthenaDatasetDefinition !== undefined) {
      not('AthenaDatasetDefinition', owner, 'use RedshiftDatasetDefinition or S3Input.');
    }
    const redshift = dataset?.RedshiftDatasetDefinition;
    const compression = redshift?.OutputCompression ?? 'None';
    const possible = { PARQUET: ['None', 'SNAPPY'], CSV: ['None', 'GZIP'] };
    if (redshift !== undefined && !possible[redshift.OutputFormat].includes(compression)) {
      not(
        `OutputCompression ${compression} of ${redshift.OutputFormat}`,
        owner,
        `use one of ${possible[redshift.OutputFormat].join(', ')}.`,
      );
    }
  }
  for (const output of request.ProcessingOutputConfig?.Outputs ?? []) {
    if (output.FeatureStoreOutput !== undefined) {
      not('FeatureStoreOutput', `output '${output.OutputName}'`, 'use S3Output.');
    }
  }
  return problems;
}
