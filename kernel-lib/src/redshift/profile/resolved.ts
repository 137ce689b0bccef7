import type { ProfileKind, SslMode } from './profile.js';

/** A connection as it is used: what is saved, with all that was left open filled in. It holds no secret. */
export interface ResolvedProfile {
  /** Name of the saved connection; `undefined` where it was given by options. */
  readonly name: string | undefined;
  /** How one gets in. */
  readonly kind: ProfileKind;
  /** Where it leads, in words: `cluster shiftbook`, `workgroup analytics`, … */
  readonly place: string;
  /** Cluster identifier, where the connection is to a provisioned cluster. */
  readonly cluster: string | undefined;
  /** Name of the workgroup, where the connection is to Redshift Serverless. */
  readonly workgroup: string | undefined;
  readonly database: string;
  /** Database user that the connection names; `undefined` where AWS, a secret or the environment decides it. */
  readonly user: string | undefined;
  /** Not known where nothing is asked of AWS. */
  readonly region: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly sslMode: SslMode;
  /** Role that the cluster uses for UNLOAD; unknown where the connection names the host itself. */
  readonly clusterRoleArn: string | undefined;
  /** Bytes that a result may take in memory, where the connection says it. */
  readonly maxBytes?: number | undefined;
  /** Where large results and uploads pass through S3: `s3://bucket/prefix`. */
  readonly staging?: string | undefined;
  /** Bytes above which a result passes by `staging`, where the connection says it. */
  readonly unloadAbove?: number | undefined;
  /** ARN of the role that is assumed for what is asked of AWS. */
  readonly role?: string | undefined;
}
