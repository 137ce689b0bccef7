import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { join, parameter, processing, step } from 'shiftbook';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../kernel-lib/src/pipeline/compile.js';
import { findProblems } from '../../../kernel-lib/src/pipeline/preflight/preflight.js';
import { context, redshiftStep } from './redshift-step.js';

/** Code keys differ by design: the SageMaker SDK hashes the script's path too, so that each machine has its own. */
const withoutHashes = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replace(/\/code\/[0-9a-f]{64}\//g, '/code/HASH/'));

describe('a compiled pipeline', () => {
  it('has the same Redshift to Processing step as the SageMaker SDK writes', async () => {
    const golden = JSON.parse(
      await readFile(new URL('golden/redshift2pipeline.json', import.meta.url), 'utf8'),
    );
    const { definition } = compile('Redshift2Pipeline', [redshiftStep()], context);
    expect(withoutHashes(definition)).toEqual(
      withoutHashes({
        ...golden,
        Parameters: golden.Parameters.slice(0, 2),
        Steps: golden.Steps.slice(0, 1),
      }),
    );
  });

  it('names code by its bytes, and uploads the same code once', () => {
    const code = { name: 'a.mjs', content: 'export {}' };
    const twice = ['A', 'B'].map((name) =>
      step(name, processing({ code, instance: { type: 'ml.m5.large' } })),
    );
    const { uploads, definition } = compile('P', twice, context);
    expect(uploads).toHaveLength(1);
    expect(uploads[0]?.key).toMatch(/^P\/code\/[0-9a-f]{64}\/a\.mjs$/);
    expect(JSON.stringify(definition).split(uploads[0]?.key ?? '').length).toBe(3);
  });

  it('refers to outputs of other steps, and waits for what it is told to', () => {
    const first = redshiftStep();
    const second = step(
      'Second',
      processing({
        code: { name: 'b.py', content: '' },
        instance: { type: 'ml.m5.large' },
        inputs: { train: first.outputs.train },
      }),
      { dependsOn: [first, 'ProcessingStep'], displayName: 'The second' },
    );
    const { Steps } = compile('P', [first, second], context).definition;
    expect(Steps[1]).toMatchObject({ DependsOn: ['ProcessingStep'], DisplayName: 'The second' });
    expect(JSON.stringify(Steps[1])).toContain(
      `{"Get":"Steps.ProcessingStep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri"}`,
    );
  });

  it('turns numbers into text where the service takes text only', () => {
    const count = parameter.integer('Count', { default: 2 });
    const mode = parameter.string('Mode', { default: 'fast', enum: ['fast', 'slow'] });
    const one = step(
      'One',
      processing({
        code: { name: 'a.sh', content: '' },
        instance: { type: 'ml.m5.large', count },
        arguments: ['--count', count, '--mode', mode],
        environment: { COUNT: count, ADDRESS: join('/', ['s3://b', mode, count]) },
      }),
    );
    const { definition } = compile('P', [one], context);
    const asText = { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.Count' }] } };
    expect(definition.Steps[0]?.Arguments).toMatchObject({
      ProcessingResources: { ClusterConfig: { InstanceCount: { Get: 'Parameters.Count' } } },
      AppSpecification: {
        ContainerArguments: ['--count', asText, '--mode', { Get: 'Parameters.Mode' }],
      },
      Environment: { COUNT: asText },
    });
    expect(definition.Parameters).toEqual([
      { Name: 'Count', Type: 'Integer', DefaultValue: 2 },
      { Name: 'Mode', Type: 'String', DefaultValue: 'fast', EnumValues: ['fast', 'slow'] },
    ]);
    expect(findProblems('P', definition)).toEqual([]);
  });

  it('is the same bytes each time, and refers to nothing that is not there', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9](-?[A-Za-z0-9]){0,20}$/);
    const specification = fc.record({
      name,
      parameters: fc.uniqueArray(name, { maxLength: 3 }),
      outputs: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 4 }),
    });
    const list = fc.uniqueArray(specification, {
      minLength: 1,
      maxLength: 5,
      selector: (s) => s.name,
    });
    fc.assert(
      fc.property(list, (specifications) => {
        const make = () => {
          let before: Record<string, ReturnType<typeof join>> = {};
          const steps = specifications.map((one) => {
            const made = step<string>(
              one.name,
              processing<string>({
                code: { name: 'a.py', content: one.name },
                instance: { type: 'ml.m5.large' },
                arguments: ['-', ...one.parameters.map((each) => parameter.float(each))],
                inputs: before,
                outputs: one.outputs,
              }),
            );
            before = made.outputs;
            return made;
          });
          return compile('P', steps, context).definition;
        };
        const definition = make();
        expect(JSON.stringify(make())).toBe(JSON.stringify(definition));
        expect(findProblems('P', definition)).toEqual([]);
      }),
    );
  });
});

describe('a variable', () => {
  it('cannot be pasted into text, which would freeze the wrong value', () => {
    expect(() => `${parameter.string('Mode')}`).toThrow(/no value before the pipeline runs/);
  });
});
