import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxContext } from '../../context.js';
import { ServiceError } from '../../protocol/service.js';
import { processingJobArn } from '../arn.js';
import { epochSeconds } from '../clock.js';
import { RecordStore } from '../record-store.js';
import type { Tags } from '../tags.js';
import { ProcessingJob } from './job.js';
import { sandboxEnded } from './outcome.js';
import { ended, type JobRecord } from './record.js';
import { processingJobRequest } from './request.js';

interface Run {
  readonly job: ProcessingJob;
  readonly done: Promise<JobRecord>;
}

/** Every processing job of the sandbox: those on disk and those that run. */
export class ProcessingJobs {
  readonly #records: RecordStore<JobRecord>;
  readonly #runs = new Map<string, Run>();
  readonly #work: string;

  /** @param directory the SageMaker service's folder */
  constructor(
    private readonly context: SandboxContext,
    private readonly tags: Tags,
    directory: string,
  ) {
    this.#records = new RecordStore(join(directory, 'processing-jobs'));
    this.#work = join(directory, 'work');
    rmSync(this.#work, { recursive: true, force: true });
    for (const record of this.#records.all()) {
      if (ended(record)) continue;
      this.#change(record.request.ProcessingJobName, {
        status: 'Failed',
        failureReason: sandboxEnded,
        endTime: epochSeconds(),
      });
    }
  }

  /**
   * Starts a job.
   *
   * @throws ServiceError `ValidationException` for a bad request, `ResourceInUse` for a name that is taken.
   */
  create(input: unknown): JobRecord {
    const request = processingJobRequest(input);
    const name = request.ProcessingJobName;
    const arn = processingJobArn(this.context, name);
    if (this.#records.get(name) !== undefined) {
      throw new ServiceError(
        'ResourceInUse',
        `Job name must be unique within an AWS account and region, and a job with this name already exists (${arn})`,
      );
    }
    const now = epochSeconds();
    const record: JobRecord = {
      request,
      arn,
      status: 'InProgress',
      creationTime: now,
      lastModifiedTime: now,
    };
    this.#records.put(name, record);
    this.tags.set(arn, request.Tags ?? []);
    const job = new ProcessingJob(this.context, record, join(this.#work, name), () =>
      this.#change(name, { startTime: epochSeconds() }),
    );
    const done = job.run().then((outcome) => {
      this.#runs.delete(name);
      return this.#change(name, { ...outcome, endTime: epochSeconds() });
    });
    this.#runs.set(name, { job, done });
    return record;
  }

  /** @throws ServiceError `ValidationException` where no job has the name, as the service says it. */
  get(name: string): JobRecord {
    const record = this.#records.get(name);
    if (record !== undefined) return record;
    throw new ServiceError(
      'ValidationException',
      `Could not find requested job with name: ${name}`,
    );
  }

  all(): JobRecord[] {
    return this.#records.all();
  }

  /** @throws ServiceError `ValidationException` where the job has ended, or does not exist. */
  stop(name: string): void {
    const { status } = this.get(name);
    const run = this.#runs.get(name);
    if (status !== 'InProgress' || run === undefined) {
      if (status === 'Stopping') return;
      throw new ServiceError(
        'ValidationException',
        `The request was rejected because the processing job is in status ${status}.`,
      );
    }
    this.#change(name, { status: 'Stopping' });
    run.job.stop('requested');
  }

  /** The job's record once it has ended. */
  async ended(name: string): Promise<JobRecord> {
    return (await this.#runs.get(name)?.done) ?? this.get(name);
  }

  /** Ends every job that runs and waits for the end of its processes. */
  async close(): Promise<void> {
    const runs = [...this.#runs.values()];
    for (const { job } of runs) job.stop('sandbox');
    await Promise.all(runs.map(({ done }) => done));
  }

  #change(name: string, change: Partial<JobRecord>): JobRecord {
    const record = { ...this.get(name), ...change, lastModifiedTime: epochSeconds() };
    this.#records.put(name, record);
    return record;
  }
}
