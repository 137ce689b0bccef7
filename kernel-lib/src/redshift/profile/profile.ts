/** How the server's certificate is checked; both ask for a trusted one, `verify-full` also for the right host name. */
export type SslMode = 'verify-full' | 'verify-ca';

/** A connection as it is saved. It never holds a secret: passwords are temporary and stay in memory. */
export interface Profile {
  /** Cluster identifier of the provisioned cluster. */
  readonly cluster: string;
  readonly database: string;
  /** Database user that temporary credentials are asked for, without `IAM:`. */
  readonly user: string;
  /** AWS region; without it, what the AWS variables and files say. */
  readonly region?: string;
  /** Database groups the user joins for the session (`DbGroups`). */
  readonly groups?: readonly string[];
  /** Whether Redshift may create a user that does not exist. Never by default. */
  readonly autoCreate?: boolean;
  /** How long a temporary password is good for new logins: 900 to 3600 seconds; 900 by default. */
  readonly durationSeconds?: number;
  /** Host to reach the cluster by (a tunnel, a VPC endpoint); otherwise DescribeClusters tells. */
  readonly host?: string;
  readonly port?: number;
  /** Path of a PEM file with the certificate authorities to trust; relative to the file that names it. */
  readonly ca?: string;
  /** `verify-full` by default. */
  readonly sslMode?: SslMode;
}

/** Settings for SageMaker that stand beside the connections. */
export interface SageMakerSettings {
  /** ARN of the role that jobs and pipelines run as. */
  readonly role?: string;
  /** Bucket for code, inputs and outputs. */
  readonly bucket?: string;
  /** Container image of processing jobs. */
  readonly image?: string;
}

/** What a `shiftbook.json` or `connections.json` holds. */
export interface ProfileFile {
  readonly connections: Readonly<Record<string, Profile>>;
  readonly sagemaker?: SageMakerSettings;
}
