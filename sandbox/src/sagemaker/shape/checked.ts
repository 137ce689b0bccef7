import { ServiceError } from '../../protocol/service.js';
import type { Shape, Static } from './shape.js';
import { violations, WrongType } from './violations.js';

/**
 * A request as its shape types it, or the service's refusal of it.
 *
 * @throws ServiceError `ValidationException` that lists every violation, `SerializationException` for a wrong JSON type.
 */
export function checked<S extends Shape>(shape: S, input: unknown): Static<S> {
  let found: string[];
  try {
    found = violations(shape, input, '');
  } catch (error) {
    if (error instanceof WrongType) throw new ServiceError('SerializationException', error.message);
    throw error;
  }
  if (found.length === 0) return input as Static<S>;
  const errors = found.length === 1 ? 'error' : 'errors';
  throw new ServiceError(
    'ValidationException',
    `${found.length} validation ${errors} detected: ${found.join('; ')}`,
  );
}
