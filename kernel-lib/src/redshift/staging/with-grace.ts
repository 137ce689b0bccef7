/** How long what is on its way may still take, in milliseconds. */
const GRACE = 10_000;

/**
 * Does something that is better ended than cut: what a request that was cut did is not known. Its signal fires only
 * when `signal` has for some time, with the same reason.
 *
 * @param grace milliseconds
 */
export async function withGrace<T>(
  signal: AbortSignal | undefined,
  work: (late: AbortSignal) => Promise<T>,
  grace = GRACE,
): Promise<T> {
  signal?.throwIfAborted();
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    timer = setTimeout(() => late.abort(signal?.reason), grace);
  };
  signal?.addEventListener('abort', wait, { once: true });
  try {
    const made = await work(late.signal);
    signal?.throwIfAborted();
    return made;
  } finally {
    signal?.removeEventListener('abort', wait);
    clearTimeout(timer);
  }
}
