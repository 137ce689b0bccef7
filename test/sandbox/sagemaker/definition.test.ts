import { describe, expect, it } from 'vitest';
import { parseDefinition } from '../../../sandbox/src/sagemaker/pipelines/validate.js';
import { definition, processingArguments, s3Input, s3Output } from './processing-step.js';

const output = s3Output('train', {
  'Std:Join': { On: '/', Values: ['s3:/', 'tickit', { Get: 'Execution.PipelineExecutionId' }] },
});
const trainUri = { Get: "Steps.Extract.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri" };

const refusal = (text: string): string => {
  try {
    parseDefinition(text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'accepted';
};

describe('parseDefinition', () => {
  it('accepts steps that refer to parameters, variables and each other', () => {
    const text = definition(
      {
        Extract: { outputs: [output], instanceType: { Get: 'Parameters.Type' } },
        Use: {
          inputs: [s3Input('train', trainUri)],
          environment: { JOB: { Get: 'Steps.Extract.ProcessingJobName' } },
          rest: {
            DependsOn: ['Extract'],
            CacheConfig: { Enabled: true, ExpireAfter: 'PT1H' },
            RetryPolicies: [{ ExceptionType: ['Step.THROTTLING'], MaxAttempts: 3 }],
          },
        },
      },
      { Parameters: [{ Name: 'Type', Type: 'String', DefaultValue: 'ml.m5.large' }] },
    );
    expect(parseDefinition(text).Steps.map(({ Name }) => Name)).toEqual(['Extract', 'Use']);
  });

  it.each<[string, string, string]>([
    ['text that is not JSON', '{', 'It is not JSON: '],
    ['no steps', definition({}), "at 'steps' failed to satisfy constraint"],
    [
      'a step name with a blank',
      definition({ 'My step': {} }),
      "Value 'My step' at 'steps.1.member.name'",
    ],
    [
      'a step type that does not run here yet',
      definition({ Train: { rest: { Type: 'Training' } } }),
      "Step 'Train' is of type Training, which this sandbox does not run yet; it runs Processing.",
    ],
    [
      'an undeclared parameter',
      definition({ A: { environment: { N: { Get: 'Parameters.Count' } } } }),
      `The reference "Parameters.Count" in step 'A' names a parameter that is not declared.`,
    ],
    [
      'a step that is not there',
      definition({ Use: { inputs: [s3Input('train', trainUri)] } }),
      "in step 'Use' names a step that the definition does not have.",
    ],
    [
      'an output that is not there',
      definition({ Extract: {}, Use: { inputs: [s3Input('train', trainUri)] } }),
      "names a property that step 'Extract' does not have.",
    ],
    [
      'a variable that no execution has',
      definition({ A: { environment: { N: { Get: 'Execution.Nope' } } } }),
      '"Execution.Nope" in step \'A\' names no variable',
    ],
    [
      'DependsOn of no step',
      definition({ A: { rest: { DependsOn: ['B'] } } }),
      "DependsOn of step 'A' names 'B', which is no step.",
    ],
    [
      'a ring',
      definition({ A: { rest: { DependsOn: ['B'] } }, B: { rest: { DependsOn: ['A'] } } }),
      'Steps wait for each other: A → B → A.',
    ],
    [
      'an argument that the API does not have',
      definition({ A: { rest: { Arguments: { ...processingArguments(), Colour: 'blue' } } } }),
      "Unknown Argument member 'Colour' at 'A.Arguments'.",
    ],
    [
      'an expression in place of a list',
      definition({
        A: { rest: { Arguments: { ...processingArguments(), Tags: { Get: 'Parameters.Tags' } } } },
      }),
      "Expecting start of Json Array at 'A.Arguments.Tags'.",
    ],
    [
      'a word that is too long',
      definition({ A: { entrypoint: ['x'.repeat(257)] } }),
      'Member must have length less than or equal to 256',
    ],
    [
      'a property file of an output that is not there',
      definition({
        A: {
          rest: { PropertyFiles: [{ PropertyFileName: 'P', OutputName: 'o', FilePath: 'p.json' }] },
        },
      }),
      "Property file 'P' of step 'A' names the output 'o', which the step does not have.",
    ],
  ])('refuses %s', (_title, text, message) => {
    const said = refusal(text);
    expect(said).toMatch(/^Unable to parse pipeline definition\. /);
    expect(said).toContain(message);
  });

  it('refuses two steps of one name', () => {
    const { Steps } = JSON.parse(definition({ A: {} })) as { Steps: unknown[] };
    const text = JSON.stringify({ Version: '2020-12-01', Steps: [...Steps, ...Steps] });
    expect(refusal(text)).toContain("Two steps are named 'A'");
  });
});
