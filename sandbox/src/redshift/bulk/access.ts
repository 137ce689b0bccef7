import type { AwsKeys } from '../../context.js';
import { type OptionReader, refuseOption } from './option-reader.js';

/** By whose permissions S3 is read or written: a role's, or those of keys in the statement. */
export type Access = { readonly role: string } | { readonly keys: AwsKeys };

/** The cluster's own role, as `IAM_ROLE default` names it. */
export const DEFAULT_ROLE = 'default';

/** Reads `IAM_ROLE`, `CREDENTIALS` or the three options of keys. */
export function readAccess(options: OptionReader): Access {
  options.has('with');
  const role = options.text('iam_role');
  const credentials = options.text('credentials') ?? options.text('with credentials');
  const accessKeyId = options.text('access_key_id');
  const secretAccessKey = options.text('secret_access_key');
  const sessionToken = options.text('session_token');
  if (role !== undefined) return { role };
  if (credentials !== undefined) return fromText(credentials);
  if (accessKeyId !== undefined && secretAccessKey !== undefined) {
    return { keys: keysOf(accessKeyId, secretAccessKey, sessionToken) };
  }
  return refuseOption('CREDENTIALS argument is required but not found');
}

/** `aws_iam_role=…`, or `aws_access_key_id=…;aws_secret_access_key=…[;token=…]`. */
function fromText(text: string): Access {
  const parts = new Map(
    text.split(';').map((part) => {
      const [name = '', ...value] = part.split('=');
      return [name.trim().toLowerCase(), value.join('=').trim()] as const;
    }),
  );
  const role = parts.get('aws_iam_role');
  if (role !== undefined) return { role };
  const accessKeyId = parts.get('aws_access_key_id');
  const secretAccessKey = parts.get('aws_secret_access_key');
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    return refuseOption(
      "Invalid credentials. Must be of the format: credentials 'aws_iam_role=...' or 'aws_access_key_id=...;aws_secret_access_key=...[;token=...]'",
    );
  }
  return { keys: keysOf(accessKeyId, secretAccessKey, parts.get('token')) };
}

const keysOf = (
  accessKeyId: string,
  secretAccessKey: string,
  sessionToken: string | undefined,
): AwsKeys => ({
  accessKeyId,
  secretAccessKey,
  ...(sessionToken === undefined ? {} : { sessionToken }),
});
