import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-cloudwatch-logs';
import { batchLength, type LogEvent, logEvents } from './log-batch.js';

const group = '/aws/sagemaker/ProcessingJobs';
const interval = 500;

/**
 * Sends the lines of one host to CloudWatch Logs while the job runs, in order.
 *
 * A role without permission for logs costs the logs, not the job, as on AWS: the first refusal is reported once and
 * the rest is dropped.
 */
export class LogStream {
  readonly #events: LogEvent[] = [];
  #sending: Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #lost = false;

  /** @param report takes one line for the sandbox's own log */
  constructor(
    private readonly client: CloudWatchLogsClient,
    private readonly stream: string,
    private readonly report: (line: string) => void,
  ) {
    this.#sending = this.#guarded(() => this.#create());
  }

  push(line: string): void {
    if (this.#lost) return;
    // The clock may step back; the service wants times in order.
    const timestamp = Math.max(Date.now(), this.#events.at(-1)?.timestamp ?? 0);
    this.#events.push(...logEvents(timestamp, line));
    this.#timer ??= setTimeout(() => this.#flush(), interval);
  }

  /** Sends what is left. */
  async end(): Promise<void> {
    this.#flush();
    await this.#sending;
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sending = this.#sending.then(() => this.#guarded(() => this.#send()));
  }

  async #create(): Promise<void> {
    await existing(this.client.send(new CreateLogGroupCommand({ logGroupName: group })));
    await existing(
      this.client.send(
        new CreateLogStreamCommand({ logGroupName: group, logStreamName: this.stream }),
      ),
    );
  }

  async #send(): Promise<void> {
    while (this.#events.length > 0) {
      const logEvents = this.#events.splice(0, batchLength(this.#events));
      await this.client.send(
        new PutLogEventsCommand({ logGroupName: group, logStreamName: this.stream, logEvents }),
      );
    }
  }

  async #guarded(action: () => Promise<void>): Promise<void> {
    if (this.#lost) return;
    try {
      await action();
    } catch (error) {
      this.#lost = true;
      this.#events.length = 0;
      const why = error instanceof Error ? error.message : String(error);
      this.report(`Logs of ${this.stream} are lost: ${why}`);
    }
  }
}

async function existing(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof ResourceAlreadyExistsException)) throw error;
  }
}
