import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evaluate,
  expressions,
  type Scope,
} from '../../../sandbox/src/sagemaker/pipelines/expression.js';
import type { Json } from '../../../sandbox/src/sagemaker/pipelines/json.js';

const job = {
  ProcessingJobName: 'pipelines-abc-Extract-xyz',
  ProcessingOutputConfig: {
    Outputs: [
      { OutputName: 'train', S3Output: { S3Uri: 's3://tickit/train' } },
      { OutputName: 'test', S3Output: { S3Uri: 's3://tickit/test' } },
    ],
  },
};

const scope: Scope = {
  parameter: (name) => ({ Count: 2, Share: 0.5, Full: true, Bucket: 'tickit' })[name],
  execution: (name) => ({ PipelineExecutionId: 'k2vq09x1m3ab' })[name],
  step: (name) => (name === 'Extract' ? job : undefined),
};

describe('evaluate', () => {
  it.each<[string, Json, Json]>([
    ['a parameter keeps its type', { Get: 'Parameters.Count' }, 2],
    ['a variable of the execution', { Get: 'Execution.PipelineExecutionId' }, 'k2vq09x1m3ab'],
    [
      'an output of another step, by name',
      { Get: "Steps.Extract.ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri" },
      's3://tickit/test',
    ],
    [
      'an output of another step, by position',
      { Get: 'Steps.Extract.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri' },
      's3://tickit/train',
    ],
    [
      'a Join in a Join, with scalars of every type',
      {
        'Std:Join': {
          On: '/',
          Values: [
            's3:/',
            { Get: 'Parameters.Bucket' },
            { 'Std:Join': { On: '-', Values: [6.5, { Get: 'Parameters.Full' }, ''] } },
          ],
        },
      },
      's3://tickit/6.5-true-',
    ],
  ])('%s', (_title, expression, value) => {
    expect(evaluate({ Inside: [expression] }, scope)).toEqual({ Inside: [value] });
  });

  it.each<[string, Json, RegExp]>([
    ['an unknown parameter', { Get: 'Parameters.Nope' }, /"Parameters\.Nope" stands for nothing/],
    ['an unknown output', { Get: "Steps.Extract.X.Outputs['a']" }, /stands for nothing/],
    ['a name of every object', { Get: 'Steps.Extract.constructor' }, /stands for nothing/],
    ['text that is no reference', { Get: 'Parameters' }, /"Parameters" stands for nothing/],
    [
      'a Join of an object',
      { 'Std:Join': { On: '', Values: [{ Get: 'Steps.Extract.ProcessingOutputConfig' }] } },
      /it is no scalar/,
    ],
  ])('refuses %s', (_title, expression, message) => {
    expect(() => evaluate(expression, scope)).toThrow(message);
  });

  it('leaves a value without expressions as it is', () => {
    const plain = fc.jsonValue().filter((value) => [...expressions(value as Json)].length === 0);
    fc.assert(
      fc.property(plain, (value) => {
        expect(evaluate(value as Json, scope)).toEqual(value);
      }),
    );
  });

  it('joins what it is given, whatever the parts', () => {
    const scalars = fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean()));
    fc.assert(
      fc.property(fc.string(), scalars, (on, values) => {
        const joined = evaluate({ 'Std:Join': { On: on, Values: values } }, scope);
        expect(joined).toBe(values.map(String).join(on));
      }),
    );
  });
});
