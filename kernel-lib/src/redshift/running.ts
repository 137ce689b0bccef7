/** A statement that runs on a server now. */
interface RunningStatement {
  readonly abort: AbortController;
  readonly settled: Promise<unknown>;
}

const statements = new Set<RunningStatement>();

/**
 * Runs `work` so that {@link cancelRunning} reaches it.
 *
 * @param signal the caller's own signal, which cancels it as well.
 */
export async function cancellable<T>(
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const either = signal === undefined ? abort.signal : AbortSignal.any([abort.signal, signal]);
  const settled = work(either);
  const statement = { abort, settled };
  statements.add(statement);
  try {
    return await settled;
  } finally {
    statements.delete(statement);
  }
}

/**
 * Cancels, on the server, every statement that this process runs; for an interrupted kernel. Resolves when all have
 * ended: each throws ShiftbookError `cancelled` to its caller.
 */
export async function cancelRunning(): Promise<void> {
  const now = [...statements];
  for (const { abort } of now) {
    abort.abort();
  }
  await Promise.allSettled(now.map(({ settled }) => settled));
}
