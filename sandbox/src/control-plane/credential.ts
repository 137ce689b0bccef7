import type { IncomingHttpHeaders } from 'node:http';

/** Under what key and for which service a request claims to be signed; nothing is verified yet. */
export interface Claim {
  readonly accessKeyId: string;
  /** The service in the credential scope, such as `redshift`; empty for S3's old signatures, which have none. */
  readonly scope: string;
}

const HEADER = /^AWS4-[\w-]+\s.*?Credential=([^\s,]+)/;
const OLD_HEADER = /^AWS ([^:\s]+):/;

/** Reads the claim from the `Authorization` header or from a presigned query; undefined for unsigned requests. */
export function claimOf(url: string, headers: IncomingHttpHeaders): Claim | undefined {
  const authorization = headers.authorization ?? '';
  const credential = HEADER.exec(authorization)?.[1];
  if (credential !== undefined) return claim(credential);
  const old = OLD_HEADER.exec(authorization)?.[1];
  if (old !== undefined) return { accessKeyId: old, scope: '' };
  const at = url.indexOf('?');
  if (at === -1) return undefined;
  const query = new URLSearchParams(url.slice(at));
  const presigned = query.get('X-Amz-Credential');
  if (presigned !== null && query.has('X-Amz-Signature')) return claim(presigned);
  const oldKey = query.get('AWSAccessKeyId');
  return oldKey !== null && query.has('Signature') ? { accessKeyId: oldKey, scope: '' } : undefined;
}

function claim(credential: string): Claim {
  const parts = credential.split('/');
  return { accessKeyId: parts[0] ?? '', scope: parts.at(-2) ?? '' };
}
