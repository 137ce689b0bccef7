import type { IncomingMessage } from 'node:http';
import { decodeJson, encodeJson, encodeJsonError } from '../protocol/json.js';
import { decodeQuery, encodeQuery, encodeQueryError } from '../protocol/query.js';
import { type Caller, type Service, ServiceError } from '../protocol/service.js';
import type { Answer } from './refusal.js';

/** What the answering of an own service's request needs of it. */
export interface OwnRequest {
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly caller: Caller;
  readonly requestId: string;
  readonly log: (line: string) => void;
}

/** Decodes a request, runs the operation, and encodes its answer or error in the service's protocol. */
export async function answerOwn(service: Service, request: OwnRequest): Promise<Answer> {
  const { requestId } = request;
  try {
    const { action, input } = decode(service, request);
    const operation = Object.hasOwn(service.operations, action)
      ? service.operations[action]
      : undefined;
    if (operation === undefined) {
      throw new ServiceError(
        service.protocol === 'query' ? 'InvalidAction' : 'UnknownOperationException',
        `The action ${action} is not valid for this web service.`,
      );
    }
    const output = await operation(input, request.caller);
    return service.protocol === 'query'
      ? { status: 200, type: 'text/xml', body: encodeQuery(service, action, output, requestId) }
      : { status: 200, type: JSON_TYPE, body: encodeJson(output) };
  } catch (error) {
    const known = error instanceof ServiceError ? error : unexpected(service, error, request);
    return service.protocol === 'query'
      ? {
          status: known.status,
          type: 'text/xml',
          body: encodeQueryError(known, requestId, service.namespace),
        }
      : { status: known.status, type: JSON_TYPE, body: encodeJsonError(known) };
  }
}

const JSON_TYPE = 'application/x-amz-json-1.1';

function decode(service: Service, { incoming, body }: OwnRequest) {
  if (service.protocol === 'json') {
    return decodeJson(incoming.headers['x-amz-target'] as string | undefined, body.toString());
  }
  const query = (incoming.url ?? '').split('?')[1] ?? '';
  return decodeQuery(body.length > 0 ? body.toString() : query);
}

function unexpected(service: Service, error: unknown, { requestId, log }: OwnRequest) {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log(`${service.scope}: request ${requestId} failed: ${text}`);
  return new ServiceError(
    'InternalFailure',
    `The sandbox could not process the request; its log has request ${requestId}.`,
    500,
  );
}
