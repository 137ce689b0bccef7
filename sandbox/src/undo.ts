/** What has to be undone, last first: on stop, or when a start fails half-way. */
export class Undo {
  private steps: (() => Promise<unknown>)[] = [];
  private running: Promise<void> | undefined;

  add(step: () => Promise<unknown>): void {
    this.steps.push(step);
  }

  /** Undoes everything, once. A step that fails keeps none of the others from running; its error comes at the end. */
  run(): Promise<void> {
    this.running ??= this.all();
    return this.running;
  }

  private async all(): Promise<void> {
    const errors: unknown[] = [];
    for (const step of this.steps.splice(0).reverse()) {
      await step().catch((error: unknown) => errors.push(error));
    }
    if (errors.length > 0) throw errors[0];
  }
}

/**
 * Waits for two things that start at the same time; where one fails, the other is stopped as soon as it has started,
 * and the failure thrown.
 */
export async function together<
  A extends { stop(): Promise<void> },
  B extends { stop(): Promise<void> },
>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const results = await Promise.allSettled([first, second]);
  const [a, b] = results;
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value];
  for (const result of results) if (result.status === 'fulfilled') await result.value.stop();
  throw a.status === 'rejected' ? a.reason : (b as PromiseRejectedResult).reason;
}
