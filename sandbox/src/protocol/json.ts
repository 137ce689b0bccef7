import { isRecord } from './record.js';
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
  if (!isRecord(input)) {
    throw new ServiceError('SerializationException', 'The request body is not a JSON object.');
  }
  return { action, input };
}

/** Encodes an answer as JSON 1.1: dates are seconds since 1970, whole numbers exact, others that JSON lacks are text. */
export const encodeJson = (output: Readonly<Record<string, unknown>>): string => encoded(output);

function encoded(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return `"${value}"`;
    return Object.is(value, -0) ? '-0.0' : String(value);
  }
  if (value instanceof Date) return String(value.getTime() / 1000);
  if (Array.isArray(value)) return `[${value.map(encoded).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${encoded(member)}`).join(',')}}`;
}

/** Encodes an error as JSON 1.1. */
export function encodeJsonError(error: Pick<ServiceError, 'code' | 'message'>): string {
  return JSON.stringify({ __type: error.code, message: error.message });
}
