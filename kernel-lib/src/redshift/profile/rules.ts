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

/** Fields of a connection. Limits of cluster identifiers and durations: Redshift API reference. */
export const CONNECTION_RULES: Readonly<Record<string, Rule>> = {
  cluster: matches(
    /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,62}$/,
    'a cluster identifier (lower case letters, digits and single hyphens, at most 63)',
  ),
  database: text,
  user: text,
  region: matches(/^[a-z]{2}(?:-[a-z]+)+-\d$/, 'an AWS region such as "us-east-1"'),
  groups: (value) =>
    Array.isArray(value) && value.every((group) => text(group) === undefined)
      ? undefined
      : 'must be a list of group names',
  autoCreate: (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
  durationSeconds: wholeNumber(900, 3600),
  host: text,
  port: wholeNumber(1, 65535),
  ca: text,
  sslMode: (value) =>
    value === 'verify-full' || value === 'verify-ca'
      ? undefined
      : 'must be "verify-full" or "verify-ca"',
};

export const CONNECTION_REQUIRED: readonly string[] = ['cluster', 'database', 'user'];

/** Fields of the `sagemaker` section. */
export const SAGEMAKER_RULES: Readonly<Record<string, Rule>> = {
  role: matches(/^arn:aws[\w-]*:iam::\d{12}:role\/\S+$/, 'the ARN of an IAM role'),
  bucket: matches(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of an S3 bucket'),
  image: text,
};
