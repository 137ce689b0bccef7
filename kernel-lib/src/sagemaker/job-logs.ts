import { logsClient } from '../aws.js';

/** One line of a job's log. */
export interface LogLine {
  /** The host that wrote it, such as `algo-1-1700000000`. */
  readonly stream: string;
  readonly message: string;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

/** Reads the log of one job onward: each {@link read} gives the lines that came since the last. */
export class JobLogs {
  private readonly tokens = new Map<string, string>();

  /**
   * @param group Such as `/aws/sagemaker/ProcessingJobs`.
   * @param job Name of the job; its streams are `<job>/<host>`.
   */
  constructor(
    private readonly group: string,
    private readonly job: string,
    private readonly region: string,
  ) {}

  /** Lines since the last call; none while the job has not written yet. */
  async read(): Promise<LogLine[]> {
    const lines: LogLine[] = [];
    for (const stream of await this.streams()) lines.push(...(await this.readStream(stream)));
    return lines;
  }

  private async streams(): Promise<string[]> {
    const { paginateDescribeLogStreams, ResourceNotFoundException } = await import(
      '@aws-sdk/client-cloudwatch-logs'
    );
    const names: string[] = [];
    try {
      const pages = paginateDescribeLogStreams(
        { client: await logsClient(this.region) },
        { logGroupName: this.group, logStreamNamePrefix: `${this.job}/` },
      );
      for await (const page of pages) {
        for (const stream of page.logStreams ?? []) names.push(stream.logStreamName ?? '');
      }
    } catch (error) {
      // The group is made by the first job that writes.
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
    return names;
  }

  private async readStream(stream: string): Promise<LogLine[]> {
    const { GetLogEventsCommand } = await import('@aws-sdk/client-cloudwatch-logs');
    const client = await logsClient(this.region);
    const lines: LogLine[] = [];
    for (;;) {
      const nextToken = this.tokens.get(stream);
      const answer = await client.send(
        new GetLogEventsCommand({
          logGroupName: this.group,
          logStreamName: stream,
          startFromHead: true,
          nextToken,
        }),
      );
      for (const event of answer.events ?? []) {
        const [message, timestamp] = [event.message ?? '', event.timestamp ?? 0];
        lines.push({ stream: stream.slice(this.job.length + 1), message, timestamp });
      }
      const next = answer.nextForwardToken;
      // The same token again says that the end is reached for now.
      if (next === undefined || next === nextToken) return lines;
      this.tokens.set(stream, next);
      if (nextToken !== undefined && (answer.events ?? []).length === 0) return lines;
    }
  }
}
