/** An IAM policy, as far as the sandbox writes any. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly {
    readonly Effect: 'Allow';
    readonly Action: string | readonly string[];
    readonly Resource?: string | readonly string[];
    readonly Principal?: { readonly Service: string };
  }[];
}

/** A role of the account. */
export interface Role {
  readonly name: string;
  /** Who may assume it. */
  readonly service: string;
  readonly policy: PolicyDocument;
}

const S3 = [
  's3:GetObject',
  's3:PutObject',
  's3:DeleteObject',
  's3:ListBucket',
  's3:GetBucketLocation',
];

const allow = (actions: readonly string[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});

/** The roles that are there from the start: for the cluster's COPY and UNLOAD, and for SageMaker's jobs. */
export const ROLES: readonly Role[] = [
  {
    name: 'shiftbook-redshift',
    service: 'redshift.amazonaws.com',
    policy: allow(S3),
  },
  {
    name: 'shiftbook-sagemaker',
    service: 'sagemaker.amazonaws.com',
    policy: allow([
      ...S3,
      's3:CreateBucket',
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'logs:DescribeLogGroups',
      'logs:DescribeLogStreams',
      'redshift:GetClusterCredentials',
      'redshift:DescribeClusters',
      'sagemaker:*',
      'iam:PassRole',
    ]),
  },
];
