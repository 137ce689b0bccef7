import { ShiftbookError } from '../../errors.js';
import { ConnectionLost } from '../connection-lost.js';
import { placeOf, profileFacts } from '../profile/facts.js';
import type { WireProfile } from '../profile/profile.js';
import type { Target } from './target.js';

interface Facts {
  readonly profile: WireProfile;
  readonly target: Target;
  /** Name that was logged in with, such as `IAM:analyst`. */
  readonly user: string;
}

interface Kind {
  readonly code: string;
  /** Where code and message alone do not tell. */
  readonly applies?: (profile: WireProfile) => boolean;
  /** What `code` or `message` of the error begin with or hold. */
  readonly signs: RegExp;
  readonly message: (facts: Facts, said: string) => string;
  readonly hint: (facts: Facts) => string;
}

/** Where each kind of connection has its password from. */
const SOURCES: Readonly<Record<NonNullable<WireProfile['kind']>, string>> = {
  cluster: 'that AWS handed out',
  'cluster-iam': 'that AWS handed out',
  serverless: 'that AWS handed out',
  secret: 'of the secret',
  environment: 'of the environment',
};

const at = ({ host, port }: Target): string => `${host}:${port}`;
const reach =
  'Check that the cluster is available and reachable from here (VPC, security group, public access), or that the tunnel runs.';

/** What else may be wrong where something stands between here and Redshift, which the connection then names. */
const between = ({ profile }: Facts): string =>
  profile.host === undefined || profile.kind === 'environment'
    ? ''
    : ' If a proxy ends TLS on the way: it must speak TLS to Redshift, which answers so to users of IAM who come without.';

/** In the order in which they are tried. SQLSTATEs: PostgreSQL documentation, appendix A. TLS codes: Node's `tls`. */
const KINDS: readonly Kind[] = [
  {
    code: 'login-expired',
    signs: /token has expired/i,
    message: ({ user }) => `Redshift says that the temporary password of ${user} has expired.`,
    hint: () => 'Check the clock of this machine, then run the cell again.',
  },
  {
    code: 'workgroup-paused',
    signs: /^57P03$|is paused|is resuming/i,
    applies: ({ kind }) => kind === 'serverless',
    message: ({ profile }, said) => `${placeOf(profile)} is not available yet: ${said}`,
    hint: () => 'It resumes by itself, within about a minute: run the cell again then.',
  },
  {
    code: 'login-user-unknown',
    signs: /^(28P01|28000)$|password authentication failed|role .* does not exist/,
    applies: ({ kind = 'cluster', ...profile }) =>
      kind === 'cluster' && !('autoCreate' in profile && profile.autoCreate),
    message: ({ profile, user }) => {
      const { user: name, database, place } = profileFacts(profile);
      return `The user ${name} does not exist in the database ${database} of ${place}: Redshift handed out a temporary password and then refused the login of ${user}.`;
    },
    hint: (facts) =>
      `Ask an administrator for CREATE USER "${profileFacts(facts.profile).user}" PASSWORD DISABLE, or correct "user"; or set "autoCreate": true in the connection, if Redshift may create users.${between(facts)}`,
  },
  {
    code: 'login-rejected',
    signs: /^(28P01|28000)$|password authentication failed|role .* does not exist/,
    message: ({ profile, user }) =>
      `${placeOf(profile)} rejected user ${user} or the password ${SOURCES[profile.kind ?? 'cluster']}.`,
    hint: (facts) =>
      facts.profile.kind === 'secret' || facts.profile.kind === 'environment'
        ? 'Correct user and password where they are kept.'
        : `Check that the user may connect to the database, and that host and connection belong together.${between(facts)}`,
  },
  {
    code: 'server-restarting',
    signs: /^57P0[123]$/,
    message: ({ target }, said) => `The server at ${at(target)} takes no logins now: ${said}`,
    hint: () => 'It restarts, or is being maintained. Wait a little, then run the cell again.',
  },
  {
    code: 'database-not-found',
    signs: /^3D000$|database .* does not exist/,
    message: ({ profile }) =>
      `Redshift ${placeOf(profile)} has no database ${JSON.stringify(profile.database)}.`,
    hint: () => 'Correct "database" in the connection.',
  },
  {
    code: 'login-no-permission',
    signs: /^42501$|permission denied for database/,
    message: ({ profile, user }) => `${user} may not connect to database ${profile.database}.`,
    hint: ({ profile }) =>
      `Ask an administrator for GRANT CONNECT ON DATABASE "${profile.database}".`,
  },
  {
    code: 'login-method-unknown',
    signs: /authenticationOk message type|SASL/i,
    message: ({ target }, said) =>
      `${at(target)} asks for a way to log in that is not supported: ${said}`,
    hint: () => 'Use a database user of Redshift, which logs in by temporary credentials.',
  },
  {
    code: 'tls-not-offered',
    signs: /does not support SSL|establishing an SSL connection/,
    message: ({ target }) => `What answers at ${at(target)} does not speak TLS.`,
    hint: () => 'TLS is required for temporary credentials. Check host and port of the connection.',
  },
  {
    code: 'tls-wrong-host',
    signs: /^ERR_TLS_CERT_ALTNAME_INVALID\b/,
    message: ({ target }, said) => `The certificate at ${at(target)} is for another host: ${said}`,
    hint: () =>
      'Behind a tunnel, a load balancer or a CNAME set "sslMode": "verify-ca" in the connection: the certificate is checked, the name is not.',
  },
  {
    code: 'tls-untrusted',
    signs: /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_|ERR_TLS|ERR_SSL)|certificate/i,
    message: ({ target }, said) => `The certificate at ${at(target)} is not trusted: ${said}`,
    hint: ({ profile }) =>
      profile.ca === undefined
        ? 'Name the right CA file by "ca" in the connection or by SHIFTBOOK_CA.'
        : `The CA file ${profile.ca} did not sign it; correct "ca" in the connection.`,
  },
  {
    code: 'host-not-found',
    signs: /^(ENOTFOUND|EAI_AGAIN)\b/,
    message: ({ target }) => `The host name ${target.host} cannot be resolved.`,
    hint: () => 'Check "host" in the connection, the VPN and the DNS of the network.',
  },
  {
    code: 'connect-timeout',
    signs: /^(ETIMEDOUT)\b|timeout expired/,
    message: ({ target }) => `${at(target)} did not answer within ${target.timeout} ms.`,
    hint: ({ profile }) =>
      `${reach} "connectTimeout" in the connection allows more time.${profile.kind === 'serverless' ? ' A paused workgroup takes up to a minute to resume.' : ''}`,
  },
  {
    code: 'host-unreachable',
    signs:
      /^(ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EPIPE)\b|terminated unexpectedly/,
    message: ({ target }, said) => `${at(target)} cannot be reached: ${said}`,
    hint: () => reach,
  },
];

/** `code: message`, by which failures are told apart. */
function signature(error: unknown): { code: string; said: string } {
  const { code, message, errors } = error as {
    code?: string;
    message?: string;
    errors?: readonly unknown[];
  };
  if (!message && errors !== undefined && errors.length > 0) {
    return signature(errors[0]); // Several addresses were tried; the first speaks for all.
  }
  return { code: code ?? '', said: message || code || String(error) };
}

/** Whether the server rejected user or password, so that new credentials may help. */
export function isRejected(error: unknown): boolean {
  const { code, said } = signature(error);
  return /^28/.test(code) || /token has expired|password authentication failed/i.test(said);
}

const kindOf = (error: unknown, profile: WireProfile): Kind | undefined => {
  const { code, said } = signature(error);
  return KINDS.find(
    ({ signs, applies }) => (signs.test(code) || signs.test(said)) && (applies?.(profile) ?? true),
  );
};

/** Whether the server says that it takes no logins just now, or ended the session while it was being opened. */
export const isRestarting = (error: unknown, profile: WireProfile): boolean =>
  error instanceof ConnectionLost || kindOf(error, profile)?.code === 'server-restarting';

const RESUMING = new Set(['workgroup-paused', 'connect-timeout', 'host-unreachable']);

/** Whether a server may resume that answers so, or not at all. */
export const isResuming = (error: unknown, profile: WireProfile): boolean =>
  profile.kind === 'serverless' && RESUMING.has(kindOf(error, profile)?.code ?? '');

/** Says in words why a login failed with credentials that were fresh. */
export function explainLoginFailure(
  error: unknown,
  profile: WireProfile,
  target: Target,
  user: string,
): ShiftbookError {
  if (error instanceof ShiftbookError) {
    return error;
  }
  const { code, said } = signature(error);
  const facts = { profile, target, user };
  const kind = kindOf(error, profile);
  return kind === undefined
    ? new ShiftbookError('login-failed', `The login at ${at(target)} failed: ${said}`, {
        hint: code === '' ? reach : `The error code is ${code}.`,
        cause: error,
      })
    : new ShiftbookError(kind.code, kind.message(facts, said), {
        hint: kind.hint(facts),
        cause: error,
      });
}
