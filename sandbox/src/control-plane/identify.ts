import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Caller } from '../protocol/service.js';
import type { Failure } from './refusal.js';

/** What is known of a request's signer. */
export type Identity =
  | { readonly caller: Caller }
  | { readonly failure: Failure; readonly message: string };

/** The header by which the host of ministack tells our question from a request of a client's. */
const QUESTION = 'x-shiftbook-identify';

/**
 * Finds out who signed a request. Users, roles, keys and sessions are ministack's IAM and STS, so it is asked: it gets
 * the request as it came and verifies the signature as it does for its own services.
 */
export async function identify(
  ministack: { readonly socket: string; readonly token: string },
  incoming: IncomingMessage,
  body: Buffer,
): Promise<Identity> {
  const digest = incoming.headers['x-amz-content-sha256'];
  if (
    typeof digest === 'string' &&
    /^[0-9a-f]{64}$/.test(digest) &&
    digest !== createHash('sha256').update(body).digest('hex')
  ) {
    return {
      failure: 'SignatureDoesNotMatch',
      message: 'The body is not the one that was signed.',
    };
  }
  const question = request({
    socketPath: ministack.socket,
    method: incoming.method,
    path: incoming.url,
    headers: [
      ...withoutFraming(incoming.rawHeaders),
      ...['content-length', String(body.length), QUESTION, ministack.token, 'connection', 'close'],
    ],
  });
  question.end(body);
  const [answer] = (await once(question, 'response')) as [IncomingMessage];
  const told = await text(answer);
  if (answer.statusCode !== 200) throw new Error(`ministack could not identify a caller: ${told}`);
  const identity = JSON.parse(told) as Caller | { code: string; message: string };
  if ('arn' in identity) return { caller: identity };
  return { failure: FAILURES[identity.code] ?? 'IncompleteSignature', message: identity.message };
}

const FAILURES: Readonly<Record<string, Failure>> = {
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidClientTokenId: 'InvalidClientTokenId',
  InvalidToken: 'InvalidClientTokenId',
  ExpiredTokenException: 'ExpiredToken',
  SignatureDoesNotMatch: 'SignatureDoesNotMatch',
  CredentialDateMismatch: 'SignatureDoesNotMatch',
  RequestTimeTooSkewed: 'SignatureDoesNotMatch',
  RequestExpired: 'SignatureDoesNotMatch',
  MissingAuthenticationToken: 'MissingAuthenticationToken',
};

/** Headers about the connection and the body's transport, which are this hop's own. */
const FRAMING = new Set([
  'connection',
  'content-length',
  'transfer-encoding',
  'expect',
  'keep-alive',
  QUESTION,
]);

function withoutFraming(rawHeaders: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const [name, value] = [rawHeaders[i] as string, rawHeaders[i + 1] as string];
    if (!FRAMING.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}
