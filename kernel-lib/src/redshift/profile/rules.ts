import type { ProfileKind } from './profile.js';

/** What is wrong with a value, as the end of a sentence that begins with the field; `undefined` if nothing is. */
export type Rule = (value: unknown) => string | undefined;

const matches =
  (pattern: RegExp, expectation: string): Rule =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : `must be ${expectation}`;

const wholeNumber =
  (low: number, high: number): Rule =>
  (value) =>
    Number.isInteger(value) && Number(value) >= low && Number(value) <= high
      ? undefined
      : `must be a whole number from ${low} to ${high}`;

const text = matches(/\S/, 'text that is not empty');

const role = matches(/^arn:aws[\w-]*:iam::\d{12}:role\/\S+$/, 'the ARN of an IAM role');

const variable = matches(/^[A-Za-z_]\w*$/, 'the name of an environment variable');

const bytes: Rule = (value) =>
  typeof value === 'number' && value >= 1 ? undefined : 'must be a number of bytes from 1';

/** Fields of every connection. */
const COMMON: Readonly<Record<string, Rule>> = {
  kind: () => undefined, // Checked before, since it says which rules hold.
  database: text,
  region: matches(/^[a-z]{2}(?:-[a-z]+)+-\d$/, 'an AWS region such as "us-east-1"'),
  role,
  host: text,
  port: wholeNumber(1, 65535),
  ca: text,
  sslMode: (value) =>
    value === 'verify-full' || value === 'verify-ca'
      ? undefined
      : 'must be "verify-full" or "verify-ca"',
  connectTimeout: wholeNumber(1, 600_000),
  maxBytes: bytes,
  unloadAbove: bytes,
  staging: matches(
    /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[^\0]*)?$/,
    'an address in S3, "s3://bucket/prefix"',
  ),
};

const CLUSTER: Readonly<Record<string, Rule>> = {
  cluster: matches(
    /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,62}$/,
    'a cluster identifier (lower case letters, digits and single hyphens, at most 63)',
  ),
  durationSeconds: wholeNumber(900, 3600),
};

const WORKGROUP = matches(
  /^[a-z0-9-]{3,64}$/,
  'the name of a workgroup (3 to 64 lower case letters, digits and hyphens)',
);

/** Fields of one kind of connection. */
export interface KindRules {
  readonly required: readonly string[];
  readonly fields: Readonly<Record<string, Rule>>;
}

/** Every kind. Limits of identifiers and durations: API references of Redshift and Redshift Serverless. */
export const CONNECTION_KINDS: Readonly<Record<ProfileKind, KindRules>> = {
  cluster: {
    required: ['cluster', 'database', 'user'],
    fields: {
      ...COMMON,
      ...CLUSTER,
      user: text,
      groups: (value) =>
        Array.isArray(value) && value.every((group) => text(group) === undefined)
          ? undefined
          : 'must be a list of group names',
      autoCreate: (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
    },
  },
  'cluster-iam': {
    required: ['cluster', 'database'],
    fields: { ...COMMON, ...CLUSTER },
  },
  serverless: {
    required: ['workgroup', 'database'],
    fields: {
      ...COMMON,
      workgroup: WORKGROUP,
      durationSeconds: wholeNumber(900, 3600),
    },
  },
  secret: {
    required: ['secret', 'database'],
    fields: { ...COMMON, secret: text },
  },
  'data-api': {
    required: ['database'],
    fields: {
      kind: () => undefined,
      via: () => undefined, // It made the kind.
      database: text,
      region: COMMON.region as Rule,
      role,
      maxBytes: bytes,
      staging: COMMON.staging as Rule,
      unloadAbove: bytes,
      cluster: CLUSTER.cluster as Rule,
      workgroup: WORKGROUP,
      user: text,
      secret: text,
    },
  },
  environment: {
    required: ['host', 'database'],
    fields: { ...COMMON, userVariable: variable, passwordVariable: variable },
  },
};

/** Fields of the `sagemaker` section. */
export const SAGEMAKER_RULES: Readonly<Record<string, Rule>> = {
  role,
  bucket: matches(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of an S3 bucket'),
  image: text,
};
