import { ServiceError } from './service.js';

/** Decodes a JSON 1.1 request: the operation stands in the `X-Amz-Target` header, after the dot. */
export function decodeJson(
  target: string | undefined,
  body: string,
): { action: string; input: Record<string, unknown> } {
  const action = target?.split('.').at(-1) ?? '';
  let input: unknown;
  try {
    input = body === '' ? {} : JSON.parse(body);
  } catch {
    throw new ServiceError('SerializationException', 'The request body is not JSON.');
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new ServiceError('SerializationException', 'The request body is not a JSON object.');
  }
  return { action, input: input as Record<string, unknown> };
}

/** Encodes an answer as JSON 1.1, where dates are seconds since 1970. */
export function encodeJson(output: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(output, function (this: Record<string, unknown>, key, value: unknown) {
    // JSON.stringify hands dates over as text already; the holder still has the date.
    const raw = this[key];
    return raw instanceof Date ? raw.getTime() / 1000 : value;
  });
}

/** Encodes an error as JSON 1.1. */
export function encodeJsonError(error: Pick<ServiceError, 'code' | 'message'>): string {
  return JSON.stringify({ __type: error.code, message: error.message });
}
