import { ShiftbookError } from '../errors.js';

/** A request of the panel whose frame is in order; its method and parameters are not checked yet. */
export interface IncomingRequest {
  readonly id: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a message of the panel; `undefined` for one that is neither a request nor can be answered. */
export function readRequest(data: Readonly<Record<string, unknown>>): IncomingRequest | undefined {
  const { id, method, params } = data;
  if (typeof id !== 'string' || typeof method !== 'string') return undefined;
  return { id, method, params: isRecord(params) ? params : {} };
}

/**
 * Checks that the parameters of these names are text.
 *
 * @throws {ShiftbookError} `panel-request`
 */
export function requireText(params: object, ...names: readonly string[]): void {
  for (const name of names) {
    const value: unknown = Reflect.get(params, name);
    if (typeof value === 'string') continue;
    throw new ShiftbookError(
      'panel-request',
      `"${name}" of the request is ${typeof value}, not text.`,
      {
        hint: 'Install kernel and extension of one release, then reload the page.',
      },
    );
  }
}
