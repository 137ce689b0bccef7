import type { RedshiftDataset } from '../redshift/dataset.js';
import type { Late, Variable } from './variable.js';

/** Where a job's input comes from: an S3 address, another step's output, or a Redshift query. */
export type InputSource = string | Variable | RedshiftDataset;

/** An input with more said about it than its source. */
export interface InputOptions {
  readonly source: InputSource;
  /** Folder in the container; `/opt/ml/processing/input/<name>` by default. */
  readonly localPath?: string;
  /** How several instances share the files; each gets all by default, but a query's files are sharded. */
  readonly distribution?: 'FullyReplicated' | 'ShardedByS3Key';
  /** Where Redshift unloads a query's result to; under the run's own prefix by default. */
  readonly unloadTo?: Late<string>;
  /** Format of a query's files. PARQUET by default. */
  readonly format?: 'PARQUET' | 'CSV';
}

/** An output with more said about it than its name. */
export interface OutputOptions {
  /** Folder in the container; `/opt/ml/processing/output/<name>` by default. */
  readonly localPath?: string;
  /** Where the files go; under the run's own prefix by default. */
  readonly destination?: Late<string>;
  /** `EndOfJob` by default. */
  readonly uploadMode?: 'EndOfJob' | 'Continuous';
}

export interface InstanceOptions {
  /** Such as `ml.m5.xlarge`. */
  readonly type: Late<string>;
  /** 1 by default. */
  readonly count?: Late<number>;
  /** Size of each instance's disk in GB; 30 by default. */
  readonly volumeSizeInGB?: Late<number>;
}

/** Code given as text or bytes instead of a file. */
export interface InlineCode {
  /** File name in the container, such as `step.mjs`. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

export interface ProcessingOptions<Output extends string = string> {
  /** Address of the container image; the project's or SageMaker Distribution's by default, which hold Node.js and Python. */
  readonly image?: Late<string>;
  /** Path of the script to run. */
  readonly script?: string;
  /** The script itself, in place of `script`. */
  readonly code?: InlineCode;
  /** The container's command; made from the script's file type by default (`.mjs` and `.js`: Node.js, `.py`: Python, `.sh`: bash). */
  readonly entrypoint?: readonly Late<string>[];
  readonly arguments?: readonly Late<string>[];
  readonly environment?: Readonly<Record<string, Late<string>>>;
  readonly instance: InstanceOptions;
  readonly inputs?: Readonly<Record<string, InputSource | InputOptions>>;
  /** Names of the outputs, or options by name. */
  readonly outputs?: readonly Output[] | Readonly<Record<Output, OutputOptions>>;
  /** ARN of the role that the job runs as; the project's by default. */
  readonly role?: Late<string>;
  /** The service stops the job after so many seconds; its own limit, one day, by default. */
  readonly maxRuntimeInSeconds?: Late<number>;
}
