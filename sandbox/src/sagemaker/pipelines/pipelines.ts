import { join } from 'node:path';
import type { SandboxContext } from '../../context.js';
import { ServiceError } from '../../protocol/service.js';
import { pipelineArn } from '../arn.js';
import { epochSeconds } from '../clock.js';
import { RecordStore } from '../record-store.js';
import { definitionText } from './definition-source.js';
import type { PipelineRecord } from './records.js';
import type { CreatePipelineRequest, UpdatePipelineRequest } from './shape.js';
import { parseDefinition } from './validate.js';

/** Every pipeline of the sandbox, kept on disk. Names differ in more than case, since ARNs are in lower case. */
export class Pipelines {
  readonly #records: RecordStore<PipelineRecord>;

  /** @param directory the SageMaker service's folder */
  constructor(
    private readonly context: SandboxContext,
    directory: string,
  ) {
    this.#records = new RecordStore(join(directory, 'pipelines'));
  }

  all(): PipelineRecord[] {
    return this.#records.all();
  }

  /** @throws ServiceError `ResourceNotFound`; `nameOrArn` may be either. */
  get(nameOrArn: string): PipelineRecord {
    const name = nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
    const record = this.#records.get(name.toLowerCase());
    if (record !== undefined) return record;
    throw new ServiceError(
      'ResourceNotFound',
      `Pipeline '${pipelineArn(this.context, name)}' does not exist.`,
    );
  }

  /** @throws ServiceError `ValidationException` for a name that is taken or a definition that cannot run. */
  async create(request: CreatePipelineRequest): Promise<PipelineRecord> {
    const key = request.PipelineName.toLowerCase();
    const definition = await definitionText(this.context, request);
    const existing = this.#records.get(key);
    // The same request again, as a client sends it that lost the answer.
    if (existing?.token === request.ClientRequestToken) return existing;
    if (existing !== undefined) {
      throw new ServiceError(
        'ValidationException',
        `Pipeline names must be unique within an AWS account and region. Pipeline with name (${request.PipelineName}) already exists.`,
      );
    }
    if (definition === undefined) {
      throw new ServiceError(
        'ValidationException',
        'Either PipelineDefinition or PipelineDefinitionS3Location must be provided.',
      );
    }
    parseDefinition(definition);
    const now = epochSeconds();
    const record: PipelineRecord = {
      name: request.PipelineName,
      arn: pipelineArn(this.context, request.PipelineName),
      displayName: request.PipelineDisplayName,
      description: request.PipelineDescription,
      roleArn: request.RoleArn,
      definition,
      maxParallelSteps: request.ParallelismConfiguration?.MaxParallelExecutionSteps,
      token: request.ClientRequestToken,
      creationTime: now,
      lastModifiedTime: now,
    };
    this.#records.put(key, record);
    return record;
  }

  /** Changes what the request names and leaves the rest. Executions that run go on with the definition they started with. */
  async update(request: UpdatePipelineRequest): Promise<PipelineRecord> {
    this.get(request.PipelineName);
    const definition = await definitionText(this.context, request);
    if (definition !== undefined) parseDefinition(definition);
    const old = this.get(request.PipelineName);
    const parallelism = request.ParallelismConfiguration?.MaxParallelExecutionSteps;
    return this.#put({
      ...old,
      displayName: request.PipelineDisplayName ?? old.displayName,
      description: request.PipelineDescription ?? old.description,
      roleArn: request.RoleArn ?? old.roleArn,
      definition: definition ?? old.definition,
      maxParallelSteps: parallelism ?? old.maxParallelSteps,
      lastModifiedTime: epochSeconds(),
    });
  }

  /** Notes that an execution has started. */
  ran(name: string): void {
    this.#put({ ...this.get(name), lastRunTime: epochSeconds() });
  }

  delete(name: string): void {
    this.#records.delete(name.toLowerCase());
  }

  #put(record: PipelineRecord): PipelineRecord {
    this.#records.put(record.name.toLowerCase(), record);
    return record;
  }
}
