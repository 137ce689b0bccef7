/** What a JDBC address of Redshift tells. */
export interface JdbcAddress {
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly database: string;
  /** Cluster identifier, where the address or its host name tells it. */
  readonly cluster: string | undefined;
  readonly workgroup: string | undefined;
  readonly region: string | undefined;
}

const ADDRESS = /^jdbc:redshift:(?:iam:)?\/\/([^:/?;]+)(?::([^/?;]+))?\/([^?;]+)/;

/** Host names of Redshift: identifier, an id of the account's or cluster's, region. */
const CLUSTER_HOST = /^([a-z][a-z0-9-]*)\.[^.]+\.([a-z0-9-]+)\.redshift\.amazonaws\.com/;
const WORKGROUP_HOST = /^([a-z0-9-]+)\.[^.]+\.([a-z0-9-]+)\.redshift-serverless\.amazonaws\.com/;

/**
 * Reads `jdbc:redshift://host:port/database`, and `jdbc:redshift:iam://cluster:region/database`; `undefined` for what is
 * neither.
 */
export function readJdbcAddress(url: string): JdbcAddress | undefined {
  const [, host, second, database] = ADDRESS.exec(url) ?? [];
  if (host === undefined || database === undefined) return undefined;
  if (second !== undefined && !/^\d+$/.test(second)) {
    const none = { host: undefined, port: undefined, workgroup: undefined };
    return { ...none, database, cluster: host, region: second };
  }
  return { ...hostFacts(host), host, port: Number(second) || undefined, database };
}

/** What the name of a host tells of Redshift. */
export function hostFacts(host: string): Pick<JdbcAddress, 'cluster' | 'workgroup' | 'region'> {
  const cluster = CLUSTER_HOST.exec(host);
  const workgroup = WORKGROUP_HOST.exec(host);
  return { cluster: cluster?.[1], workgroup: workgroup?.[1], region: (cluster ?? workgroup)?.[2] };
}
