import {
  CloudWatchLogsClient,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateProcessingJobCommand,
  type CreateProcessingJobCommandInput,
  DescribePipelineExecutionCommand,
  DescribeProcessingJobCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { Sandbox } from '@shiftbook/sandbox';
import { processingArguments, type StepParts } from './processing-step.js';

const deadline = 60_000;

/** Asks again and again until the answer is as wanted; a minute at most. */
export async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`Still not so: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The sandbox as the tests of SageMaker use it: its own bucket, and AWS's clients. */
export class Cloud {
  static readonly bucket = 'sagemaker-test';
  readonly sagemaker: SageMakerClient;
  readonly #s3: S3Client;
  readonly #iam: IAMClient;
  readonly #logs: CloudWatchLogsClient;
  readonly role: string;

  constructor(readonly sandbox: Sandbox) {
    const configuration = {
      endpoint: sandbox.endpoint,
      region: sandbox.region,
      credentials: {
        accessKeyId: sandbox.env.AWS_ACCESS_KEY_ID ?? '',
        secretAccessKey: sandbox.env.AWS_SECRET_ACCESS_KEY ?? '',
      },
    };
    this.sagemaker = new SageMakerClient(configuration);
    this.#s3 = new S3Client(configuration);
    this.#iam = new IAMClient(configuration);
    this.#logs = new CloudWatchLogsClient(configuration);
    this.role = this.arnOf('shiftbook-sagemaker');
  }

  arnOf(role: string): string {
    return `arn:aws:iam::${this.sandbox.accountId}:role/${role}`;
  }

  async makeBucket(): Promise<void> {
    await this.#s3.send(new CreateBucketCommand({ Bucket: Cloud.bucket }));
  }

  /** Puts a text and gives its address. */
  async put(key: string, text: string): Promise<string> {
    await this.#s3.send(new PutObjectCommand({ Bucket: Cloud.bucket, Key: key, Body: text }));
    return `s3://${Cloud.bucket}/${key}`;
  }

  async bytes(key: string): Promise<Uint8Array> {
    const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: Cloud.bucket, Key: key }));
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  }

  async text(key: string): Promise<string> {
    return Buffer.from(await this.bytes(key)).toString('utf8');
  }

  async keys(prefix: string): Promise<(string | undefined)[]> {
    const { Contents: found = [] } = await this.#s3.send(
      new ListObjectsV2Command({ Bucket: Cloud.bucket, Prefix: prefix }),
    );
    return found.map(({ Key }) => Key);
  }

  /** A role that a service may assume and that may do some actions; gives its ARN. */
  async makeRole(name: string, service: string, actions: readonly string[]): Promise<string> {
    const policy = (statement: object) =>
      JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
    await this.#iam.send(
      new CreateRoleCommand({
        RoleName: name,
        AssumeRolePolicyDocument: policy({
          Principal: { Service: service },
          Action: 'sts:AssumeRole',
        }),
      }),
    );
    await this.#iam.send(
      new PutRolePolicyCommand({
        RoleName: name,
        PolicyName: name,
        PolicyDocument: policy({ Action: actions, Resource: '*' }),
      }),
    );
    return this.arnOf(name);
  }

  /** Starts a job. */
  async start(
    name: string,
    parts: StepParts,
    rest: Partial<CreateProcessingJobCommandInput> = {},
  ): Promise<void> {
    const input = {
      ProcessingJobName: name,
      ...processingArguments({ role: this.role, ...parts }),
      ...rest,
    };
    await this.sagemaker.send(
      new CreateProcessingJobCommand(input as CreateProcessingJobCommandInput),
    );
  }

  job(name: string) {
    return this.sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName: name }));
  }

  ended(name: string) {
    return until(
      () => this.job(name),
      (job) => job.ProcessingEndTime !== undefined,
    );
  }

  /** Runs a job to its end. */
  async run(name: string, parts: StepParts, rest: Partial<CreateProcessingJobCommandInput> = {}) {
    await this.start(name, parts, rest);
    return this.ended(name);
  }

  executionEnded(arn: string | undefined) {
    return until(
      () =>
        this.sagemaker.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn })),
      ({ PipelineExecutionStatus: status }) => status !== 'Executing' && status !== 'Stopping',
    );
  }

  /** The lines of a job's log, all hosts, in order. */
  async log(job: string): Promise<(string | undefined)[]> {
    const logGroupName = '/aws/sagemaker/ProcessingJobs';
    const { logStreams = [] } = await this.#logs.send(
      new DescribeLogStreamsCommand({ logGroupName, logStreamNamePrefix: `${job}/` }),
    );
    const lines: (string | undefined)[] = [];
    for (const { logStreamName } of logStreams) {
      const { events = [] } = await this.#logs.send(
        new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true }),
      );
      lines.push(...events.map(({ message }) => message));
    }
    return lines;
  }
}
