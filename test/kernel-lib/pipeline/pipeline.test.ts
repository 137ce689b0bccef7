import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribePipelineCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { parameter, pipeline, processing, type StepState, step } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let sandbox: Sandbox;
let folder: string;
const before = { ...process.env };

beforeAll(async () => {
  sandbox = await startSandbox();
  Object.assign(process.env, sandbox.env);
  folder = await mkdtemp(join(tmpdir(), 'pipeline-'));
  const settings = join(folder, 'connections.json');
  const role = `arn:aws:iam::${sandbox.accountId}:role/shiftbook-sagemaker`;
  await writeFile(settings, JSON.stringify({ connections: {}, sagemaker: { role } }));
  process.env.SHIFTBOOK_CONNECTIONS = settings;
});

afterAll(async () => {
  await sandbox?.stop();
  await rm(folder, { recursive: true, force: true });
  process.env = before;
});

const shell = (content: string) => ({ name: 'run.sh', content });
const instance = { type: 'ml.m5.large' };

const write = step(
  'Write',
  processing({
    code: shell('echo -n "$1" > /opt/ml/processing/output/word/word.txt'),
    arguments: [parameter.string('Word', { default: 'usual' })],
    instance,
    outputs: ['word'],
  }),
);

const check = step(
  'Check',
  processing({
    code: shell('test "$(cat /opt/ml/processing/input/word/word.txt)" = usual'),
    instance,
    inputs: { word: write.outputs.word },
  }),
);

describe('a pipeline', () => {
  it('is created, started and followed to its end', async () => {
    const words = pipeline('Words', [write, check]);
    const arn = await words.upsert();
    expect(await words.upsert()).toBe(arn);
    const seen: string[] = [];
    const onStep = ({ name, status }: StepState) => seen.push(`${name} ${status}`);
    const outcome = await (await words.start()).wait({ onStep });
    expect(outcome.steps.map(({ name, status }) => [name, status])).toEqual([
      ['Write', 'Succeeded'],
      ['Check', 'Succeeded'],
    ]);
    expect(seen.indexOf('Write Succeeded')).toBeLessThan(seen.indexOf('Check Succeeded'));
  });

  it('that fails names the step', async () => {
    const words = pipeline('Words', [write, check]);
    await words.upsert();
    const run = await words.start({ Word: 'other' });
    await expect(run.wait()).rejects.toMatchObject({
      code: 'execution-failed',
      message: expect.stringMatching(/^The run \w+ failed\.\nCheck: .*exit code: 1/),
    });
  });

  it('that is stopped says so', async () => {
    const wait = step('Wait', processing({ code: shell('exec sleep 600'), instance }));
    const slow = pipeline('Slow', [wait]);
    await slow.upsert();
    const run = await slow.start();
    const waiting = run.wait({ onStep: ({ status }) => status === 'Executing' && run.stop() });
    await expect(waiting).rejects.toMatchObject({ code: 'execution-stopped' });
  });

  it('with a long definition is deployed through S3', async () => {
    const long = Array.from({ length: 5 }, (_, index) =>
      step(
        `Long-${index}`,
        processing({ code: shell('true'), instance, arguments: Array(100).fill('x'.repeat(256)) }),
      ),
    );
    await pipeline('Long', long).upsert();
    const { PipelineDefinition = '' } = await new SageMakerClient({}).send(
      new DescribePipelineCommand({ PipelineName: 'Long' }),
    );
    expect(JSON.parse(PipelineDefinition).Steps).toHaveLength(5);
  });

  it('is refused in words where it does not stand or a parameter is unknown', async () => {
    await expect(pipeline('Nowhere', [write]).start()).rejects.toThrow(/"Nowhere" does not start/);
    await pipeline('Words', [write, check]).upsert();
    const wrong = pipeline('Words', [write, check]).start({ Wort: 'x' });
    await expect(wrong).rejects.toThrow(/"Words" does not start: .*Wort/s);
  });

  it('that would be refused uploads nothing', async () => {
    const bad = pipeline('bad name', [write]);
    await expect(bad.upsert()).rejects.toMatchObject({ code: 'pipeline-invalid' });
    await expect(bad.definition()).rejects.toMatchObject({ code: 'pipeline-invalid' });
  });
});
