import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  AddTagsCommand,
  CreatePipelineCommand,
  DeletePipelineCommand,
  DescribePipelineCommand,
  DescribePipelineDefinitionForExecutionCommand,
  ListPipelineExecutionStepsCommand,
  ListPipelineExecutionsCommand,
  ListTagsCommand,
  StartPipelineExecutionCommand,
  type StartPipelineExecutionCommandInput,
  StopPipelineExecutionCommand,
  UpdatePipelineCommand,
} from '@aws-sdk/client-sagemaker';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cloud, until } from './cloud.js';
import { definition, s3Input, s3Output } from './processing-step.js';

let sandbox: Sandbox;
let cloud: Cloud;
beforeAll(async () => {
  sandbox = await startSandbox();
  cloud = new Cloud(sandbox);
  await cloud.makeBucket();
});
afterAll(() => sandbox?.stop());

const create = (name: string, text: string, rest: object = {}) =>
  cloud.sagemaker.send(
    new CreatePipelineCommand({
      PipelineName: name,
      PipelineDefinition: text,
      RoleArn: cloud.role,
      ClientRequestToken: undefined,
      ...rest,
    }),
  );

const start = async (name: string, rest: Partial<StartPipelineExecutionCommandInput> = {}) => {
  const answer = await cloud.sagemaker.send(
    new StartPipelineExecutionCommand({
      PipelineName: name,
      ClientRequestToken: undefined,
      ...rest,
    }),
  );
  return answer.PipelineExecutionArn;
};

const steps = async (arn: string | undefined) => {
  const { PipelineExecutionSteps: list = [] } = await cloud.sagemaker.send(
    new ListPipelineExecutionStepsCommand({ PipelineExecutionArn: arn, SortOrder: 'Ascending' }),
  );
  return list;
};

const shell = (script: string) => ['sh', '-c', script];
const output = (step: string) =>
  s3Output('out', {
    'Std:Join': {
      On: '/',
      Values: ['s3:/', Cloud.bucket, { Get: 'Execution.PipelineExecutionId' }, step],
    },
  });
const outputOf = (step: string) => ({
  Get: `Steps.${step}.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri`,
});

describe('a pipeline', () => {
  it('of two steps hands the output of one to the other, and parameters to both', async () => {
    const text = definition(
      {
        Extract: {
          entrypoint: shell('echo "$WORD" > /opt/ml/processing/output/out/word.txt'),
          environment: { WORD: { Get: 'Parameters.Word' } },
          outputs: [output('Extract')],
        },
        Shout: {
          entrypoint: shell(
            'tr a-z A-Z < /opt/ml/processing/input/word/word.txt > /opt/ml/processing/output/out/loud.txt',
          ),
          inputs: [s3Input('word', outputOf('Extract'))],
          outputs: [output('Shout')],
          rest: { DisplayName: 'Say it loud' },
        },
      },
      { Parameters: [{ Name: 'Word', Type: 'String', DefaultValue: 'hello' }] },
    );
    const { PipelineArn } = await create('TwoSteps', text);
    expect(PipelineArn).toMatch(/:pipeline\/twosteps$/);
    const arn = await start('TwoSteps', {
      PipelineParameters: [{ Name: 'Word', Value: 'salome' }],
    });
    const id = arn?.split('/').at(-1);
    expect(await cloud.executionEnded(arn)).toMatchObject({
      PipelineExecutionStatus: 'Succeeded',
      PipelineExperimentConfig: { ExperimentName: 'TwoSteps', TrialName: id },
    });
    expect(await cloud.text(`${id}/Shout/loud.txt`)).toBe('SALOME\n');
    const [extract, shout] = await steps(arn);
    expect(extract).toMatchObject({ StepName: 'Extract', StepStatus: 'Succeeded' });
    expect(shout).toMatchObject({ StepName: 'Shout', StepDisplayName: 'Say it loud' });
    expect(shout?.Metadata?.ProcessingJob?.Arn).toMatch(
      new RegExp(`:processing-job/pipelines-${id}-shout-[a-z0-9]{10}$`),
    );
    expect(shout?.StartTime?.getTime()).toBeGreaterThanOrEqual(extract?.EndTime?.getTime() ?? NaN);
  });

  it('runs independent steps at once, unless told otherwise, and the rest of it after a failure', async () => {
    const text = definition({
      A: { entrypoint: shell('exit 3') },
      AfterA: { rest: { DependsOn: ['A'] } },
      B: {},
      AfterB: { rest: { DependsOn: ['B'] } },
    });
    await create('Branches', text);
    const arn = await start('Branches', {
      ParallelismConfiguration: { MaxParallelExecutionSteps: 1 },
    });
    expect(await cloud.executionEnded(arn)).toMatchObject({
      PipelineExecutionStatus: 'Failed',
      FailureReason: 'Step failure: One or multiple steps failed.',
    });
    const ran = await steps(arn);
    expect(ran.map((step) => [step.StepName, step.StepStatus, step.FailureReason])).toEqual([
      ['A', 'Failed', 'AlgorithmError: , exit code: 3'],
      ['B', 'Succeeded', undefined],
      ['AfterB', 'Succeeded', undefined],
    ]);
    for (const [index, step] of ran.entries()) {
      const before = ran[index - 1]?.EndTime?.getTime() ?? 0;
      expect(step.StartTime?.getTime()).toBeGreaterThanOrEqual(before);
    }
  });

  it('that is stopped stops its jobs and starts no more', async () => {
    const text = definition({
      Long: { entrypoint: shell('sleep 1000') },
      Never: { rest: { DependsOn: ['Long'] } },
    });
    await create('Stopped', text);
    const arn = await start('Stopped');
    const jobStarted = async () => {
      const job = (await steps(arn))[0]?.Metadata?.ProcessingJob?.Arn;
      return job !== undefined;
    };
    await until(jobStarted, Boolean);
    const stop = () =>
      cloud.sagemaker.send(
        new StopPipelineExecutionCommand({
          PipelineExecutionArn: arn,
          ClientRequestToken: undefined,
        }),
      );
    await expect(
      cloud.sagemaker.send(
        new DeletePipelineCommand({ PipelineName: 'Stopped', ClientRequestToken: undefined }),
      ),
    ).rejects.toMatchObject({ name: 'ConflictException' });
    await stop();
    expect((await cloud.executionEnded(arn)).PipelineExecutionStatus).toBe('Stopped');
    expect((await steps(arn)).map((step) => [step.StepName, step.StepStatus])).toEqual([
      ['Long', 'Stopped'],
    ]);
    await expect(stop()).rejects.toThrow('its status is Stopped');
  });

  it('whose arguments turn out wrong fails at that step, with the words of the job’s request', async () => {
    const text = definition(
      { A: { instanceType: { Get: 'Parameters.Type' } } },
      { Parameters: [{ Name: 'Type', Type: 'String' }] },
    );
    await create('WrongType', text);
    const arn = await start('WrongType', {
      PipelineParameters: [{ Name: 'Type', Value: 'large' }],
    });
    await cloud.executionEnded(arn);
    const [step] = await steps(arn);
    expect(step?.FailureReason).toMatch(
      /^ClientError: Failed to invoke sagemaker:CreateProcessingJob\. Error Details: .*'large'/,
    );
  });

  it('with a role that no one may assume fails, and names the role', async () => {
    await create('NoRole', definition({ A: {} }), { RoleArn: cloud.arnOf('nobody') });
    const ended = await cloud.executionEnded(await start('NoRole'));
    expect(ended.FailureReason).toContain('Could not assume role');
  });
});

describe('pipelines are kept', () => {
  it('created once, updated, tagged, listed by other clients, deleted', async () => {
    const token = 'a'.repeat(32);
    const first = definition({ First: {} });
    const tags = { Tags: [{ Key: 'team', Value: 'tickit' }] };
    const { PipelineArn: arn } = await create('Kept', first, {
      ClientRequestToken: token,
      ...tags,
    });
    await create('Kept', first, { ClientRequestToken: token, ...tags });
    await expect(create('Kept', first)).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        'Pipeline names must be unique within an AWS account and region. Pipeline with name (Kept) already exists.',
    });
    const execution = await start('Kept', { ClientRequestToken: token });
    expect(await start('Kept', { ClientRequestToken: token })).toBe(execution);
    await cloud.executionEnded(execution);

    const second = definition({ Second: {} });
    await cloud.sagemaker.send(
      new UpdatePipelineCommand({ PipelineName: 'Kept', PipelineDefinition: second }),
    );
    const described = await cloud.sagemaker.send(
      new DescribePipelineCommand({ PipelineName: arn }),
    );
    expect(described).toMatchObject({ PipelineName: 'Kept', PipelineDefinition: second });
    const ran = await cloud.sagemaker.send(
      new DescribePipelineDefinitionForExecutionCommand({ PipelineExecutionArn: execution }),
    );
    expect(ran.PipelineDefinition).toBe(first);
    const { PipelineExecutionSummaries: executions } = await cloud.sagemaker.send(
      new ListPipelineExecutionsCommand({ PipelineName: 'Kept' }),
    );
    expect(executions?.map((one) => one.PipelineExecutionArn)).toEqual([execution]);

    const added = [{ Key: 'stage', Value: 'test' }];
    await cloud.sagemaker.send(new AddTagsCommand({ ResourceArn: arn, Tags: added }));
    const { Tags } = await cloud.sagemaker.send(new ListTagsCommand({ ResourceArn: arn }));
    expect(Tags).toEqual([...tags.Tags, ...added]);

    expect(await listedByBoto3('Kept')).toEqual([
      { name: 'Kept', arn, ran: true, steps: ['First'] },
    ]);
    await cloud.sagemaker.send(
      new DeletePipelineCommand({ PipelineName: 'Kept', ClientRequestToken: undefined }),
    );
    await expect(start('Kept')).rejects.toMatchObject({
      name: 'ResourceNotFound',
      message: `Pipeline '${arn}' does not exist.`,
    });
  });

  it('with a definition that lies in S3', async () => {
    const text = definition({ FromS3: {} });
    await cloud.put('definitions/FromS3', text);
    const location = { Bucket: Cloud.bucket, ObjectKey: 'definitions/FromS3' };
    await create('FromS3', '', {
      PipelineDefinition: undefined,
      PipelineDefinitionS3Location: location,
    });
    const { PipelineDefinition } = await cloud.sagemaker.send(
      new DescribePipelineCommand({ PipelineName: 'FromS3' }),
    );
    expect(PipelineDefinition).toBe(text);
  });

  it('or refused, where the definition cannot run', async () => {
    const text = definition({ Use: { inputs: [s3Input('word', outputOf('Extract'))] } });
    await expect(create('Refused', text)).rejects.toMatchObject({
      name: 'ValidationException',
      message: `Unable to parse pipeline definition. The reference ${JSON.stringify(outputOf('Extract').Get)} in step 'Use' names a step that the definition does not have.`,
    });
  });

  it('or not started, where a parameter is none of theirs', async () => {
    await create('Plain', definition({ A: {} }));
    await expect(
      start('Plain', { PipelineParameters: [{ Name: 'Colour', Value: 'blue' }] }),
    ).rejects.toThrow("Parameter 'Colour' is not declared by the pipeline definition.");
  });
});

const python = new URL('../../../.venv/bin/python', import.meta.url).pathname;

/** Pipelines of a name's beginning and the steps of their latest execution, as AWS's Python client sees them. */
async function listedByBoto3(prefix: string): Promise<unknown> {
  const script = `
import boto3, json, sys
client = boto3.client('sagemaker')
found = []
for pipeline in client.list_pipelines(PipelineNamePrefix=sys.argv[1])['PipelineSummaries']:
    name = pipeline['PipelineName']
    latest = client.list_pipeline_executions(PipelineName=name, MaxResults=1)['PipelineExecutionSummaries'][0]
    steps = client.list_pipeline_execution_steps(PipelineExecutionArn=latest['PipelineExecutionArn'])['PipelineExecutionSteps']
    found.append({'name': name, 'arn': pipeline['PipelineArn'], 'ran': pipeline['LastExecutionTime'].year > 2000, 'steps': [step['StepName'] for step in steps]})
print(json.dumps(found))
`;
  const { stdout } = await promisify(execFile)(python, ['-c', script, prefix], {
    env: { PATH: process.env.PATH, ...sandbox.env },
  });
  return JSON.parse(stdout);
}
