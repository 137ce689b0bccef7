import type { Client } from 'pg';

/** An AWS key pair, with a session token where it is temporary. */
export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What the sandbox's own services share: where they stand and what they may reach. */
export interface SandboxContext {
  readonly accountId: string;
  readonly region: string;
  /** Address of the control plane, as in `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** Keys of the account's administrator. */
  readonly adminKeys: AwsKeys;
  /**
   * Keys by which the sandbox's services act for themselves (ministack's root): they may assume a role whose trust policy
   * names a service principal, which no user may. Never given to a job or a client.
   */
  readonly serviceKeys: AwsKeys;
  /** Folder for the state of this sandbox; every service keeps to a sub-folder named for its scope. */
  readonly directory: string;
  /** Path of the CA certificate that signs the Redshift gateway's certificate. */
  readonly caFile: string;
  /**
   * A connected PostgreSQL client that acts as `user` (a Redshift user name, without `IAM:`) in `database`.
   * The caller ends it. Throws a ServiceError where cluster, database or user does not exist.
   */
  connectAs(cluster: string, database: string, user: string): Promise<Client>;
  /**
   * Asks one of ministack's JSON 1.1 services as the account itself.
   *
   * @param target such as `secretsmanager.GetSecretValue`
   * @throws MinistackError with the service's code
   */
  ask(service: string, target: string, input: object): Promise<Record<string, unknown>>;
  /** One line for the sandbox's log. */
  log(line: string): void;
}
