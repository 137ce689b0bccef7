import type { IncomingHttpHeaders } from 'node:http';
import { encodeJsonError } from '../protocol/json.js';
import { encodeQueryError } from '../protocol/query.js';

/** An answer that is complete in itself. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Why a signature is not accepted, in the words of the query protocol's common errors. */
export type Failure =
  | 'MissingAuthenticationToken'
  | 'InvalidClientTokenId'
  | 'SignatureDoesNotMatch'
  | 'ExpiredToken'
  | 'IncompleteSignature';

/** The same failures have other names in JSON services and in S3. */
const NAMES: Record<Failure, { readonly json: string; readonly s3: string }> = {
  MissingAuthenticationToken: { json: 'MissingAuthenticationTokenException', s3: 'AccessDenied' },
  InvalidClientTokenId: { json: 'UnrecognizedClientException', s3: 'InvalidAccessKeyId' },
  SignatureDoesNotMatch: { json: 'InvalidSignatureException', s3: 'SignatureDoesNotMatch' },
  ExpiredToken: { json: 'ExpiredTokenException', s3: 'ExpiredToken' },
  IncompleteSignature: { json: 'IncompleteSignatureException', s3: 'AuthorizationHeaderMalformed' },
};

/** Words an authentication failure the way the service that the request looks to be for does. */
export function refuseSignature(
  failure: Failure,
  message: string,
  headers: IncomingHttpHeaders,
  requestId: string,
): Answer {
  const type = headers['content-type'] ?? '';
  if (headers['x-amz-target'] !== undefined) {
    return {
      status: 400,
      type: 'application/x-amz-json-1.1',
      body: encodeJsonError({ code: NAMES[failure].json, message }),
    };
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const status = 403;
    return {
      status,
      type: 'text/xml',
      body: encodeQueryError({ code: failure, message, status }, requestId),
    };
  }
  return {
    status: 403,
    type: 'application/xml',
    body:
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${NAMES[failure].s3}</Code>` +
      `<Message>${message}</Message><RequestId>${requestId}</RequestId></Error>`,
  };
}
