import { type ProcessingOptions, parameter, processing, type Step, step } from 'shiftbook';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../kernel-lib/src/pipeline/compile.js';
import { describeFinding } from '../../../kernel-lib/src/pipeline/preflight/finding.js';
import { findProblems, preflight } from '../../../kernel-lib/src/pipeline/preflight/preflight.js';
import { context, redshiftStep } from './redshift-step.js';

const one = (options: Partial<ProcessingOptions> = {}, name = 'One'): Step =>
  step<string>(
    name,
    processing<string>({
      code: { name: 'a.py', content: '' },
      instance: { type: 'ml.m5.large' },
      ...options,
    }),
  );

const problems = (steps: readonly Step[], name = 'P'): string[] =>
  findProblems(name, compile(name, steps, context).definition).map(describeFinding);

const dataset = {
  clusterId: 'c',
  database: 'dev',
  dbUser: 'u',
  query: 'select 1',
  clusterRoleArn: context.role,
};

describe('the preflight', () => {
  it('passes what the SageMaker SDK writes', () => {
    expect(problems([redshiftStep()])).toEqual([]);
  });

  const far = step('Elsewhere', redshiftStep().definition);
  it.each<[string, Step[], RegExp]>([
    ['no step', [], /^Steps: \[\]: a pipeline needs at least one step\.$/],
    [
      'a step name',
      [one({}, 'a_b')],
      /^Steps\[0\] "a_b" › Name: "a_b": must be letters, digits and hyphens/,
    ],
    ['a long step name', [one({}, 'x'.repeat(65))], /must be text of 1 to 64 characters/],
    ['two steps of a name', [one(), one()], /^Steps: "One": stands twice/],
    [
      'an instance',
      [one({ instance: { type: 'm5.large' } })],
      /InstanceType: "m5\.large": must be an instance type/,
    ],
    [
      'a count',
      [one({ instance: { type: 'ml.m5.large', count: 101 } })],
      /InstanceCount: 101: must be a whole number from 1 to 100/,
    ],
    [
      'a disk',
      [one({ instance: { type: 'ml.m5.large', volumeSizeInGB: 0.5 } })],
      /VolumeSizeInGB: 0\.5/,
    ],
    ['a role', [one({ role: 'SageMakerRole' })], /RoleArn: "SageMakerRole": must be/],
    ['an image', [one({ image: 'a b' })], /ImageUri: "a b"/],
    ['no argument', [one({ entrypoint: [] })], /ContainerEntrypoint: 0: must have 1 to 100 items/],
    ['101 arguments', [one({ arguments: Array(101).fill('x') })], /ContainerArguments: 101/],
    [
      'a long argument',
      [one({ arguments: ['x'.repeat(257)] })],
      /ContainerArguments\[0\]: "x+…: must be text of 0 to 256/,
    ],
    [
      '101 variables',
      [
        one({
          environment: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`A${i}`, ''])),
        }),
      ],
      /Environment: 101: at most 100/,
    ],
    [
      'a variable name',
      [one({ environment: { 'a-b': '' } })],
      /Environment\.a-b: "a-b": must be a variable name/,
    ],
    ['a run time', [one({ maxRuntimeInSeconds: 0 })], /MaxRuntimeInSeconds: 0/],
    [
      '11 inputs',
      [
        one({
          inputs: Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`i${i}`, 's3://b/k'])),
        }),
      ],
      /ProcessingInputs: 11: at most 10/,
    ],
    [
      'an input called code',
      [one({ inputs: { code: 's3://b/k' } })],
      /ProcessingInputs: "code": stands twice/,
    ],
    [
      'an address',
      [one({ inputs: { a: '/tmp/data' } })],
      /ProcessingInputs\[0\]\.S3Input\.S3Uri: "\/tmp\/data": must be an S3 address/,
    ],
    [
      'a folder',
      [one({ outputs: { a: { localPath: '/tmp/out' } } })],
      /LocalPath: "\/tmp\/out": must be a folder under \/opt\/ml\/processing\//,
    ],
    [
      'an empty query',
      [one({ inputs: { a: { ...dataset, query: '' } } })],
      /QueryString: "": must be text of 1 to 4096/,
    ],
    [
      'a long query',
      [one({ inputs: { a: { ...dataset, query: 'x'.repeat(4097) } } })],
      /QueryString: "x+…: must be text of 1 to 4096/,
    ],
    [
      'no database user',
      [one({ inputs: { a: { ...dataset, dbUser: '' } } })],
      /RedshiftDatasetDefinition\.DbUser: ""/,
    ],
    [
      'a step that is not there',
      [one({ inputs: { a: far.outputs.train } })],
      /Get|Steps\.Elsewhere.*that step is not in the pipeline/,
    ],
    [
      'a dependency that is not there',
      [step('A', one().definition, { dependsOn: ['B'] })],
      /DependsOn: "B": that step is not in the pipeline/,
    ],
    [
      'a parameter declared twice',
      [one({ arguments: [parameter.string('X'), parameter.integer('X')] })],
      /^Parameters: "X": is declared twice, differently/,
    ],
    [
      'a default of another type',
      [one({ arguments: [parameter.integer('X', { default: 1.5 })] })],
      /^Parameters\[0\]\.DefaultValue: 1\.5: the parameter X is of type Integer/,
    ],
    [
      'a default that is no choice',
      [one({ arguments: [parameter.string('X', { default: 'c', enum: ['a', 'b'] })] })],
      /"c": must be one of a, b/,
    ],
    [
      'a long default',
      [one({ arguments: [parameter.string('X', { default: 'x'.repeat(4097) })] })],
      /at most 4096 characters/,
    ],
  ])('refuses %s', (_, steps, message) => {
    const found = problems(steps);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });

  it('refuses steps that wait for each other', () => {
    const a = step('A', one().definition, { dependsOn: ['B'] });
    const b = step('B', one().definition, { dependsOn: ['A'] });
    expect(problems([a, b])).toEqual(['Steps: "A, B": these steps wait for each other.']);
  });

  it('refuses secrets without repeating them', () => {
    const secret = 'hunter2hunter2';
    const found = problems([
      one({
        arguments: [`--password=${secret}`],
        environment: { DB_PASSWORD: secret, MODE: 'fast' },
      }),
    ]);
    expect(found).toHaveLength(2);
    expect(found.join()).toContain('Environment.DB_PASSWORD');
    expect(found.join()).not.toContain(secret);
  });

  it('refuses a pipeline name', () => {
    expect(problems([one()], 'my pipeline')).toEqual([
      'Pipeline name: "my pipeline": must be letters, digits and hyphens, with a letter or digit at both ends.',
    ]);
  });

  it('tells all at once', () => {
    const steps = [one({ role: 'x', image: '' })];
    expect(() => preflight(compile('P', steps, context))).toThrow(
      /^2 things in the pipeline "P" would be refused by SageMaker:\n.*RoleArn.*\n.*ImageUri/,
    );
  });
});
