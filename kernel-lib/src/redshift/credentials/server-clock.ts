/** Clocks that differ by less say the same: the header counts whole seconds, and answers take a moment. */
const TOLERANCE = 2_000;

/** As much of a command of the AWS SDK as is needed to see the answers it gets. */
interface Watchable {
  readonly middlewareStack: {
    add(
      // biome-ignore lint/suspicious/noExplicitAny: the SDK types each command's stack by that command
      middleware: (next: (args: any) => Promise<any>) => (args: any) => Promise<any>,
      options: { step: 'deserialize'; name: string },
    ): void;
  };
}

/**
 * The clock of the service that answers a command, by the `Date` of its answer: when a password ends is said by that
 * clock, and the clock of this machine may be wrong.
 *
 * @example
 * ```ts
 * const clock = new ServerClock(command);
 * const { Expiration } = await client.send(command);
 * clock.until(Expiration); // milliseconds
 * ```
 */
export class ServerClock {
  #ahead = 0;

  constructor(command: Watchable) {
    command.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        this.heard(answer.response?.headers?.date);
        return answer;
      },
      { step: 'deserialize', name: 'shiftbookServerClock' },
    );
  }

  /** Notes the `Date` of an answer that came just now. */
  heard(date: unknown): void {
    const ahead = typeof date === 'string' ? Date.parse(date) - Date.now() : Number.NaN;
    this.#ahead = Math.abs(ahead) > TOLERANCE ? ahead : 0;
  }

  /** Milliseconds that the server's clock is ahead of this machine's; 0 where they agree to within two seconds. */
  get ahead(): number {
    return this.#ahead;
  }

  /** Milliseconds from now until the server's clock shows `time`; 0 where it has already. */
  until(time: Date | undefined): number {
    return Math.max(0, (time?.getTime() ?? 0) - Date.now() - this.#ahead);
  }
}
