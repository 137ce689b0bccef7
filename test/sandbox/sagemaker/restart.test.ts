import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreatePipelineCommand,
  ListPipelineExecutionStepsCommand,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Cloud, until } from './cloud.js';
import { processesWith } from './processes.js';
import { definition } from './processing-step.js';

let directory: string;
let sandbox: Sandbox | undefined;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'shiftbook-test-'));
});
afterAll(async () => {
  await sandbox?.stop();
  rmSync(directory, { recursive: true });
});

it('a sandbox that ends takes its jobs with it, and the next one says so', async () => {
  sandbox = await startSandbox({ directory });
  const before = new Cloud(sandbox);
  await before.run('whole', {});
  const mark = 'mark-of-the-job-that-ignores-sigterm';
  const stubborn = [
    'sh',
    '-c',
    `trap '' TERM; echo started; while :; do sleep 1000; done; : ${mark}`,
  ];
  const text = definition({
    Long: { entrypoint: stubborn },
    After: { rest: { DependsOn: ['Long'] } },
  });
  await before.sagemaker.send(
    new CreatePipelineCommand({
      PipelineName: 'Interrupted',
      PipelineDefinition: text,
      RoleArn: before.role,
      ClientRequestToken: undefined,
    }),
  );
  const { PipelineExecutionArn: arn } = await before.sagemaker.send(
    new StartPipelineExecutionCommand({
      PipelineName: 'Interrupted',
      ClientRequestToken: undefined,
    }),
  );
  await until(
    async () => processesWith(mark),
    (found) => found.length > 0,
  );
  await sandbox.stop();
  expect(processesWith(mark)).toEqual([]);
  expect(readdirSync(join(directory, 'sagemaker/work'))).toEqual([]);

  sandbox = await startSandbox({ directory });
  const after = new Cloud(sandbox);
  expect((await after.job('whole')).ProcessingJobStatus).toBe('Completed');
  expect(await after.executionEnded(arn)).toMatchObject({
    PipelineExecutionStatus: 'Failed',
    FailureReason: expect.stringContaining('The sandbox was stopped'),
  });
  const { PipelineExecutionSteps: steps } = await after.sagemaker.send(
    new ListPipelineExecutionStepsCommand({ PipelineExecutionArn: arn }),
  );
  expect(steps?.map((step) => [step.StepName, step.StepStatus])).toEqual([['Long', 'Failed']]);
});
