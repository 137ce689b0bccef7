/** A query on a cluster, as SageMaker's `RedshiftDatasetDefinition` wants it; it holds no secret. */
export interface RedshiftDataset {
  readonly clusterId: string;
  readonly database: string;
  readonly dbUser: string;
  /** The query as one text, bound values written as literals. */
  readonly query: string;
  /** Role that the cluster uses for UNLOAD; unknown where the connection names the host itself. */
  readonly clusterRoleArn?: string;
}
