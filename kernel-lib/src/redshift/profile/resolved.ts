import type { SslMode } from './profile.js';

/** A connection as it is used: what is saved, with all that was left open filled in. It holds no secret. */
export interface ResolvedProfile {
  /** Name of the saved connection; `undefined` where it was given by options. */
  readonly name: string | undefined;
  readonly cluster: string;
  readonly database: string;
  readonly user: string;
  readonly region: string;
  readonly host: string;
  readonly port: number;
  readonly sslMode: SslMode;
  /** Role that the cluster uses for UNLOAD; unknown where the connection names the host itself. */
  readonly clusterRoleArn: string | undefined;
}
