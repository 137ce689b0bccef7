import { ShiftbookError } from '../errors.js';
import type { RedshiftDataset } from '../redshift/dataset.js';
import type { Placement } from './placement.js';
import { CODE_FOLDER, type StepCode } from './processing-code.js';
import type { InputOptions, InputSource, ProcessingOptions } from './processing-options.js';
import { isVariable, type Template } from './variable.js';

const isQuery = (input: InputSource | InputOptions): input is RedshiftDataset =>
  typeof input === 'object' && 'clusterId' in input;

const isSource = (input: InputSource | InputOptions): input is InputSource =>
  typeof input === 'string' || isVariable(input) || isQuery(input);

/** Inputs by name, each as options. */
function inputsOf(options: Pick<ProcessingOptions, 'inputs'>): [string, InputOptions][] {
  return Object.entries(options.inputs ?? {}).map(([name, input]) => [
    name,
    isSource(input) ? { source: input } : input,
  ]);
}

/** Folder of an input in the container. */
const inputFolder = (name: string, input: InputOptions): string =>
  input.localPath ?? `/opt/ml/processing/input/${name}`;

function clusterRole(name: string, { clusterId, clusterRoleArn }: RedshiftDataset): string {
  if (clusterRoleArn !== undefined) return clusterRoleArn;
  throw new ShiftbookError(
    'cluster-role',
    `The input "${name}" needs a role by which the cluster ${clusterId} writes to S3, and none is known.`,
    {
      hint: 'Attach a role with access to the bucket to the cluster, and make it the default one.',
    },
  );
}

function queryInput(
  name: string,
  input: InputOptions,
  dataset: RedshiftDataset,
  place: Placement,
): Template {
  return {
    InputName: name,
    AppManaged: false,
    DatasetDefinition: {
      DataDistributionType: input.distribution ?? 'ShardedByS3Key',
      InputMode: 'File',
      LocalPath: inputFolder(name, input),
      RedshiftDatasetDefinition: {
        ClusterId: dataset.clusterId,
        Database: dataset.database,
        DbUser: dataset.dbUser,
        QueryString: dataset.query,
        ClusterRoleArn: clusterRole(name, dataset),
        OutputS3Uri: input.unloadTo ?? place.unloadAddress(name),
        OutputFormat: input.format ?? 'PARQUET',
      },
    },
  };
}

function s3Input(
  name: string,
  address: Template,
  localPath: string,
  distribution: string,
): Template {
  return {
    InputName: name,
    AppManaged: false,
    S3Input: {
      S3Uri: address,
      LocalPath: localPath,
      S3DataType: 'S3Prefix',
      S3InputMode: 'File',
      S3DataDistributionType: distribution,
      S3CompressionType: 'None',
    },
  };
}

/** `ProcessingInputs` of a request: the inputs in the order given, then the script as `code`. */
export function processingInputs(
  options: Pick<ProcessingOptions, 'inputs'>,
  code: StepCode | undefined,
  place: Placement,
): Template[] {
  const inputs = inputsOf(options).map(([name, input]) =>
    isQuery(input.source)
      ? queryInput(name, input, input.source, place)
      : s3Input(
          name,
          input.source,
          inputFolder(name, input),
          input.distribution ?? 'FullyReplicated',
        ),
  );
  if (code !== undefined) {
    inputs.push(s3Input('code', place.codeAddress(code), CODE_FOLDER, 'FullyReplicated'));
  }
  return inputs;
}
