import { ShiftbookError } from '../../errors.js';
import { placeOf, profileFacts } from '../profile/facts.js';
import type { Profile } from '../profile/profile.js';

interface AwsError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly cause?: unknown;
}

interface Kind {
  readonly code: string;
  /** Names of errors, of the SDK or of the service, or system codes. */
  readonly names: RegExp;
  readonly message: (profile: Profile, action: string, said: string) => string;
  /** Where names alone do not tell. */
  readonly applies?: (action: string) => boolean;
  readonly hint: (profile: Profile, action: string, said: string) => string;
}

const where = (profile: Profile): string =>
  profile.region ?? process.env.AWS_REGION ?? 'the default region';

/** What an action is asked of, as IAM policies name it. */
function resourceOf(profile: Profile, action: string): string {
  const { cluster = '', database } = profileFacts(profile);
  switch (action) {
    case 'redshift:GetClusterCredentials':
      return `dbuser:${cluster}/${profileFacts(profile).user} and dbname:${cluster}/${database}`;
    case 'redshift:GetClusterCredentialsWithIAM':
      return `dbname:${cluster}/${database}`;
    case 'redshift:JoinGroup':
      return `dbgroup:${cluster}/… of every group in "groups"`;
    case 'redshift:CreateClusterUser':
      return `dbuser:${cluster}/${profileFacts(profile).user}`;
    case 'redshift:DescribeClusters':
      return `cluster:${cluster || '*'}`;
    default:
      return placeOf(profile);
  }
}

/** The action that AWS names in a refusal: of a call that needs several, the one that is missing. */
const refusedAction = (said: string): string | undefined =>
  /not authorized to perform: ([\w-]+:\w+)/.exec(said)?.[1];

/** What to do about particular actions, besides asking for them. */
const INSTEAD: Readonly<Record<string, string>> = {
  'redshift:JoinGroup': ' Or remove "groups" from the connection.',
  'redshift:CreateClusterUser': ' Or remove "autoCreate" from the connection, if the user exists.',
  'redshift:DescribeClusters': ' Or set "host" and "port" in the connection.',
  'redshift-serverless:GetWorkgroup': ' Or set "host" and "port" in the connection.',
  'sts:AssumeRole': ' The trust policy of the role must name you, too.',
};

/** Error names: the common errors of AWS APIs and those that the API references list for each action. */
const KINDS: readonly Kind[] = [
  {
    code: 'cluster-not-found',
    names: /^ClusterNotFound/,
    message: (profile) => `There is no Redshift ${placeOf(profile)} in ${where(profile)}.`,
    hint: () =>
      "Check cluster and region of the connection, and that the AWS credentials are the right account's.",
  },
  {
    code: 'workgroup-not-found',
    names: /^ResourceNotFound/,
    applies: (action) => action.startsWith('redshift-serverless:'),
    message: (profile) =>
      `There is no Redshift Serverless ${placeOf(profile)} in ${where(profile)}.`,
    hint: () =>
      "Check workgroup and region of the connection, and that the AWS credentials are the right account's.",
  },
  {
    code: 'secret-not-found',
    names: /^ResourceNotFound/,
    message: (profile) => `Secrets Manager has no ${placeOf(profile)} in ${where(profile)}.`,
    hint: () =>
      'Check "secret" and region of the connection; in another account name the secret by its ARN.',
  },
  {
    code: 'aws-access-denied',
    names: /^(AccessDenied|UnauthorizedOperation|NotAuthorized)/,
    message: (_profile, action, said) => `AWS refused ${refusedAction(said) ?? action}: ${said}`,
    hint: (profile, action, said) => {
      const refused = refusedAction(said) ?? action;
      return `Ask for an IAM policy that allows ${refused} on ${resourceOf(profile, refused)}.${INSTEAD[refused] ?? ''}`;
    },
  },
  {
    code: 'aws-not-possible',
    names: /^UnsupportedOperation/,
    message: (profile, action, said) =>
      `Redshift cannot do ${action} for ${placeOf(profile)}: ${said}`,
    hint: () => 'Choose another "kind" of connection: docs/connections.md lists them.',
  },
  {
    code: 'aws-throttled',
    names: /^(Throttl|TooManyRequests|RequestLimitExceeded|SlowDown)/,
    message: (_profile, action) => `AWS throttles ${action}, also after retries.`,
    hint: () => 'Wait a minute and try again; other programs of the account may ask too often.',
  },
  {
    code: 'aws-credentials-missing',
    names: /^CredentialsProviderError$/,
    message: (_profile, action) => `No AWS credentials were found to call ${action} with.`,
    hint: () =>
      'Log in (aws sso login), or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, where Jupyter starts.',
  },
  {
    code: 'aws-credentials-expired',
    names: /^(ExpiredToken|RequestExpired|TokenRefreshRequired)/,
    message: (_profile, action) => `The AWS credentials have expired; ${action} was refused.`,
    hint: () => 'Log in to AWS again (aws sso login), then run the cell again.',
  },
  {
    code: 'aws-credentials-rejected',
    names:
      /^(InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidAccessKeyId|IncompleteSignature|AuthFailure|InvalidSignature)/,
    message: (_profile, action, said) =>
      `AWS does not accept the credentials for ${action}: ${said}`,
    hint: () =>
      'Check AWS_PROFILE and the access key where Jupyter starts, and the clock of the machine.',
  },
  {
    code: 'aws-unreachable',
    names:
      /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|TimeoutError|NetworkingError)$/,
    message: (profile, action, said) =>
      `AWS cannot be reached for ${action} in ${where(profile)}: ${said}`,
    hint: () =>
      'Check the network, the region, a proxy, and AWS_ENDPOINT_URL if it is set; in a private network, that there is a VPC endpoint for Redshift.',
  },
];

/**
 * Says in words why an AWS call failed.
 *
 * @param action the permission the call needs, such as `redshift:GetClusterCredentials`.
 */
export function explainAwsFailure(
  error: unknown,
  action: string,
  profile: Profile,
): ShiftbookError {
  if (error instanceof ShiftbookError) {
    return error;
  }
  const { name, code, message } = error as AwsError;
  const names = [name, code].flatMap((text) => text ?? []);
  // Not the error itself: it holds the request, with its session token.
  const cause = new Error(`${names.join(' ')}: ${message}`);
  const said = message || names.join(', ') || String(error);
  if (/region is missing/i.test(said)) {
    return new ShiftbookError('aws-region-missing', 'No AWS region is known for the connection.', {
      hint: 'Add "region" to the connection, or set AWS_REGION where Jupyter starts.',
      cause,
    });
  }
  const kind = KINDS.find(
    ({ names: known, applies }) =>
      names.some((text) => known.test(text)) && (applies?.(action) ?? true),
  );
  if (kind === undefined) {
    return new ShiftbookError('aws-failed', `${action} failed: ${said}`, {
      hint: `The AWS error is ${names.join(', ') || 'unnamed'}.`,
      cause,
    });
  }
  return new ShiftbookError(kind.code, kind.message(profile, action, said), {
    hint: kind.hint(profile, action, said),
    cause,
  });
}
