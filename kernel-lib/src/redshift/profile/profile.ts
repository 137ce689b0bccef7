/** How the server's certificate is checked; both ask for a trusted one, `verify-full` also for the right host name. */
export type SslMode = 'verify-full' | 'verify-ca';

/** What every connection may say. */
interface Common {
  readonly database: string;
  /** AWS region; without it, what the AWS variables and files say. */
  readonly region?: string;
  /** ARN of a role to assume for everything that is asked of AWS; its keys are renewed. */
  readonly role?: string;
  /** Host to reach the database by (a VPC endpoint, a tunnel); otherwise AWS tells. */
  readonly host?: string;
  readonly port?: number;
  /** Path of a PEM file with the certificate authorities to trust; relative to the file that names it. */
  readonly ca?: string;
  /** `verify-full` by default. */
  readonly sslMode?: SslMode;
  /** How long reaching the server and logging in may take, in milliseconds; 15,000 by default. */
  readonly connectTimeout?: number;
  /** Bytes that a result may take in memory; half of the free memory by default. Options may say `Infinity`. */
  readonly maxBytes?: number;
  /** Where large results and uploads pass through S3: `s3://bucket/prefix`. What is put there is removed again. */
  readonly staging?: string;
  /** Bytes above which a result passes by `staging`, by the planner's estimate; 64,000,000 by default. */
  readonly unloadAbove?: number;
}

/** A cluster, as a database user that temporary passwords are asked for (GetClusterCredentials). */
export interface ClusterProfile extends Common {
  readonly kind?: 'cluster';
  /** Cluster identifier of the provisioned cluster. */
  readonly cluster: string;
  /** Database user that temporary credentials are asked for, without `IAM:`. */
  readonly user: string;
  /** Database groups the user joins for the session (`DbGroups`). */
  readonly groups?: readonly string[];
  /** Whether Redshift may create a user that does not exist. Never by default. */
  readonly autoCreate?: boolean;
  /** How long a temporary password is good for new logins: 900 to 3600 seconds; 900 by default. */
  readonly durationSeconds?: number;
}

/** A cluster, as the user that Redshift derives from the AWS identity (GetClusterCredentialsWithIAM). */
export interface ClusterIamProfile extends Common {
  readonly kind: 'cluster-iam';
  readonly cluster: string;
  /** As of {@link ClusterProfile}. */
  readonly durationSeconds?: number;
}

/** A workgroup of Redshift Serverless, as the user derived from the AWS identity (GetCredentials). */
export interface ServerlessProfile extends Common {
  readonly kind: 'serverless';
  readonly workgroup: string;
  /** As of {@link ClusterProfile}. */
  readonly durationSeconds?: number;
}

/** User and password from a secret of AWS Secrets Manager; host and port too, where the connection names none. */
export interface SecretProfile extends Common {
  readonly kind: 'secret';
  /** Name or ARN of the secret. */
  readonly secret: string;
}

/** User and password from environment variables of the kernel. */
export interface EnvironmentProfile extends Common {
  readonly kind: 'environment';
  readonly host: string;
  /** Name of the variable with the user; `PGUSER` by default. */
  readonly userVariable?: string;
  /** Name of the variable with the password, never the password; `PGPASSWORD` by default. */
  readonly passwordVariable?: string;
}

/**
 * Statements by the Redshift Data API, where no network path leads to the cluster: AWS runs them. As the database user
 * `user`, the user of `secret`, or the user that belongs to the AWS identity.
 */
export interface DataApiProfile
  extends Pick<Common, 'database' | 'region' | 'role' | 'maxBytes' | 'staging' | 'unloadAbove'> {
  /** Made of `via`. */
  readonly kind: 'data-api';
  readonly via: 'data-api';
  /** Identifier of the provisioned cluster; either this or `workgroup`. */
  readonly cluster?: string;
  readonly workgroup?: string;
  /** Database user of the cluster. */
  readonly user?: string;
  /** ARN or name of a secret of AWS Secrets Manager with user and password. */
  readonly secret?: string;
}

/**
 * A connection by the Data API, as `connect` takes it.
 *
 * @example
 * ```ts
 * const far = await connect({ via: 'data-api', cluster: 'shiftbook', database: 'dev', user: 'analyst' });
 * far.profile.kind; // 'data-api'
 * ```
 */
export type DataApiOptions = Omit<DataApiProfile, 'kind'>;

/** A connection that logs in to the server itself. */
export type WireProfile =
  | ClusterProfile
  | ClusterIamProfile
  | ServerlessProfile
  | SecretProfile
  | EnvironmentProfile;

/**
 * A connection as it is saved. It never holds a secret: passwords are temporary or fetched, and stay in memory. `kind`
 * says how one gets in; without it, `cluster`.
 *
 * @example
 * ```ts
 * const dev = await connect({ cluster: 'shiftbook', database: 'dev', user: 'analyst' });
 * const lake = await connect({ kind: 'serverless', workgroup: 'analytics', database: 'dev' });
 * lake.profile.place; // 'workgroup analytics'
 * ```
 */
export type Profile = WireProfile | DataApiProfile;

/** How one gets in. */
export type ProfileKind = NonNullable<Profile['kind']>;

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
