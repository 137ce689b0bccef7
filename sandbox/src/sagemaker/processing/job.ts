import { mkdir, rm } from 'node:fs/promises';
import { logs, s3 } from '../../aws/clients.js';
import { assumeRole, RoleRefused } from '../../aws/role.js';
import type { SandboxContext } from '../../context.js';
import { writeConfigFiles } from './config-files.js';
import { type Container, startContainer } from './container.js';
import { jobEnvironment } from './environment.js';
import { exitMessage } from './exit-message.js';
import { failureReason, JobFailure } from './failure.js';
import { type HostFolders, makeFolders } from './folders.js';
import { LogStream } from './logs.js';
import { exitedOutcome, type Outcome, type StopCause, stoppedOutcome } from './outcome.js';
import type { JobRecord } from './record.js';
import { bringInputs, makeOutputFolders, putOutputs, runDatasets } from './transfer.js';

/** Milliseconds between SIGTERM and SIGKILL; the service gives a container 120 s. */
const grace = { requested: 10_000, 'max-runtime': 10_000, sandbox: 1_000 } as const;
const defaultMaxRuntime = 86_400;

interface Host {
  readonly name: string;
  readonly folders: HostFolders;
}

/** One run of a processing job, from its inputs to its outputs. */
export class ProcessingJob {
  readonly #containers: Container[] = [];
  #cause: StopCause | undefined;

  /**
   * @param folder the job's own, made and removed here
   * @param onStart called when the job's processes are about to start
   */
  constructor(
    private readonly context: SandboxContext,
    private readonly record: JobRecord,
    private readonly folder: string,
    private readonly onStart: () => void,
  ) {}

  /** Ends the job early: SIGTERM, and SIGKILL after the grace time. */
  stop(cause: StopCause): void {
    // A closing sandbox does not wait for the grace of an earlier stop.
    if (this.#cause === undefined || cause === 'sandbox') this.#cause = cause;
    for (const container of this.#containers) container.terminate(grace[cause]);
  }

  /** Runs the job to its end; every failure is an outcome. */
  async run(): Promise<Outcome> {
    try {
      await mkdir(this.folder, { recursive: true });
      const outcome = await this.#run();
      return this.#cause === undefined ? outcome : this.#stopped(this.#cause, outcome.exitMessage);
    } catch (error) {
      if (this.#cause !== undefined) return this.#stopped(this.#cause);
      return { status: 'Failed', failureReason: failureReason(error) };
    } finally {
      await rm(this.folder, { recursive: true, force: true });
    }
  }

  async #run(): Promise<Outcome> {
    const { request } = this.record;
    const credentials = () => this.#keys();
    const client = s3(this.context, credentials);
    try {
      // Asked once before anything else, so that a wrong role fails the job with its own reason.
      await credentials();
      const datasets = await runDatasets(this.context, request);
      const count = request.ProcessingResources.ClusterConfig.InstanceCount;
      const names = Array.from({ length: count }, (_, index) => `algo-${index + 1}`);
      const hosts: Host[] = [];
      for (const [index, name] of names.entries()) {
        const folders = await makeFolders(this.folder, name);
        await writeConfigFiles(folders, this.record, name, names);
        await makeOutputFolders(folders, request);
        await bringInputs(client, request, datasets, folders, { index, count });
        hosts.push({ name, folders });
      }
      if (this.#cause !== undefined) return { status: 'Stopped' };
      const outcome = await this.#execute(hosts);
      if (outcome.status === 'Completed' && this.#cause === undefined) {
        for (const { folders } of hosts) await putOutputs(client, request, folders);
      }
      const [first] = hosts;
      const message = first === undefined ? undefined : await exitMessage(first.folders);
      return message === undefined ? outcome : { ...outcome, exitMessage: message };
    } finally {
      client.destroy();
    }
  }

  /** Runs the job's process on every host; where one fails, the others are ended. */
  async #execute(hosts: readonly Host[]): Promise<Outcome> {
    const client = logs(this.context, () => this.#keys());
    const seconds = this.#maxRuntime();
    this.onStart();
    const timer = setTimeout(() => this.stop('max-runtime'), Math.min(seconds * 1000, 2 ** 31 - 1));
    try {
      const runs = hosts.map((host) => this.#runHost(host, client));
      const results = await Promise.allSettled(runs);
      const codes = results.map((result) => {
        if (result.status === 'rejected') throw result.reason;
        return result.value;
      });
      return exitedOutcome(codes);
    } finally {
      clearTimeout(timer);
      client.destroy();
    }
  }

  async #runHost(host: Host, client: ReturnType<typeof logs>): Promise<number> {
    const { ProcessingJobName: job, AppSpecification: app } = this.record.request;
    if (app.ContainerEntrypoint === undefined) {
      throw new JobFailure(
        `ClientError: AppSpecification has no ContainerEntrypoint, and in this sandbox an image ('${app.ImageUri}') stands for this machine and has none of its own.`,
      );
    }
    const command = [...app.ContainerEntrypoint, ...(app.ContainerArguments ?? [])];
    const keys = await this.#keys();
    const environment = jobEnvironment(this.context, this.record, keys, host.name, host.folders);
    const stream = new LogStream(client, `${job}/${host.name}-${Date.now()}`, (line) =>
      this.context.log(line),
    );
    try {
      const container = await startContainer(host.folders, command, environment, (line) =>
        stream.push(line),
      );
      this.#containers.push(container);
      if (this.#cause !== undefined) container.terminate(grace[this.#cause]);
      const code = await container.exit;
      if (code !== 0) this.#endAll();
      return code;
    } catch (error) {
      this.#endAll();
      throw error;
    } finally {
      await stream.end();
    }
  }

  /** One host has failed: without it the others work for nothing. */
  #endAll(): void {
    for (const container of this.#containers) container.terminate(grace.requested);
  }

  async #keys() {
    const { RoleArn: role } = this.record.request;
    try {
      return await assumeRole(this.context, role, 'SageMaker', 'sagemaker.amazonaws.com');
    } catch (error) {
      if (!(error instanceof RoleRefused)) throw error;
      throw new JobFailure(`ClientError: ${error.message}`, { cause: error });
    }
  }

  #maxRuntime(): number {
    return this.record.request.StoppingCondition?.MaxRuntimeInSeconds ?? defaultMaxRuntime;
  }

  #stopped(cause: StopCause, message?: string): Outcome {
    const outcome = stoppedOutcome(cause, this.#maxRuntime());
    return message === undefined ? outcome : { ...outcome, exitMessage: message };
  }
}
