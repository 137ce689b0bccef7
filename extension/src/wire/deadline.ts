import { PanelFailure } from './failure.js';

/** The promise's outcome, or a failure with code `timeout` after `limit` milliseconds. */
export async function withDeadline<T>(
  work: Promise<T>,
  limit: number,
  message: string,
  hint: string,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PanelFailure('timeout', message, hint)), limit);
  });
  try {
    return await Promise.race([work, expired]);
  } finally {
    clearTimeout(timer);
  }
}
