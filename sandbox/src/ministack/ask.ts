import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Ministack } from './start.js';

/** An error that a service of ministack answered with. */
export class MinistackError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/**
 * Asks one of ministack's JSON 1.1 services as the account itself, whose signature is not looked at: no client of AWS's
 * needs to be loaded for it.
 *
 * @param target such as `secretsmanager.CreateSecret`
 * @throws MinistackError with the service's code
 */
export async function askMinistack(
  { socket, rootKeys }: Pick<Ministack, 'socket' | 'rootKeys'>,
  { service, region, target }: { service: string; region: string; target: string },
  input: object,
): Promise<Record<string, unknown>> {
  const body = JSON.stringify(input);
  const scope = `${rootKeys.accessKeyId}/20260101/${region}/${service}/aws4_request`;
  const question = request({
    socketPath: socket,
    method: 'POST',
    path: '/',
    agent: false,
    headers: {
      host: 'localhost',
      'content-type': 'application/x-amz-json-1.1',
      'content-length': Buffer.byteLength(body),
      'x-amz-target': target,
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    },
  });
  question.end(body);
  const [answer] = (await once(question, 'response')) as [IncomingMessage];
  const told = await text(answer);
  const output = (told === '' ? {} : JSON.parse(told)) as Record<string, unknown>;
  if (answer.statusCode === 200) return output;
  throw new MinistackError(
    String(output.__type).replace(/^.*#/, ''),
    String(output.message ?? output.Message),
  );
}
