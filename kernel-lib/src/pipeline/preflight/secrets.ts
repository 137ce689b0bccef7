/** What secrets look like, by kind. Each is narrow enough to pass ordinary code. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  [
    'an AWS secret key',
    /(?:secret_?access_?key|aws_?secret(?:_?key)?)["']?\s*[:=]\s*["'`]?[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/i,
  ],
  [
    'a password',
    /(?:password|passwd|pwd|pgpassword|api_?key|auth_?token|client_?secret)["']?\s*(?:=(?![=>])|:)\s*["'`](?!\$\{)[^"'`\s]{4,}["'`]/i,
  ],
  // In a text within quotes, such as 'host=h password=…'; code may assign to a variable of that name.
  [
    'a password',
    /["'`](?:[^"'`\n]*[^"'`\w$.])?\w*(?:password|passwd|pwd)=(?![=>])[^\s"'`${};&<>()]{4,}/i,
  ],
  // As an argument of a program, or a connection string of its own.
  ['a password', /^(?:-|.*\s-)-?[\w-]*(?:password|passwd|pwd)=\S{4,}/i],
  [
    'a password',
    /^(?:\w+\s*=\s*[^\s=]+[\s;]+)*\w*(?:password|passwd|pwd)=(?!process\.)[^\s"'`${};&<>()=]{4,}$/i,
  ],
  ['a password in an address', /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"'`]+:[^\s:/@"'`${}]{3,}@/i],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
];

/**
 * Says what kind of secret a text holds, or `undefined`. A definition and code in S3 can be read by many, so neither
 * may hold one. The secret itself is not given back, so that no message repeats it.
 */
export const secretKind = (text: string): string | undefined =>
  KINDS.find(([, pattern]) => pattern.test(text))?.[0];

const SECRET_NAME =
  /(?:passw(?:or)?d|pwd|secret|api_?key|access_?key|private_?key|auth_?token|credential)s?$/i;

/** The same for a named value, such as an environment variable, whose name may tell more than its text. */
export const namedSecretKind = (name: string, value: string): string | undefined =>
  secretKind(value) ??
  (value !== '' && SECRET_NAME.test(name) ? `a value named "${name}"` : undefined);
