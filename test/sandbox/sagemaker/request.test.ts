import { describe, expect, it } from 'vitest';
import { processingJobRequest } from '../../../sandbox/src/sagemaker/processing/request.js';
import { processingArguments, s3Input, s3Output } from './processing-step.js';

const job = (parts: Parameters<typeof processingArguments>[0], rest: object = {}) => ({
  ProcessingJobName: 'job',
  ...processingArguments(parts),
  ...rest,
});
const input = s3Input('code', 's3://tickit/code');

describe('processingJobRequest', () => {
  it('accepts a whole job', () => {
    const whole = job({ inputs: [input], outputs: [s3Output('out', 's3://tickit/out')] });
    expect(processingJobRequest(whole)).toBe(whole);
  });

  it.each<[string, object, string]>([
    [
      'a job without a name',
      job({}, { ProcessingJobName: undefined }),
      "1 validation error detected: Value null at 'processingJobName' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a name with an underscore',
      job({}, { ProcessingJobName: 'my_job' }),
      "Value 'my_job' at 'processingJobName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
    ],
    [
      'eleven inputs',
      job({ inputs: Array.from({ length: 11 }, (_, i) => s3Input(`i${i}`, 's3://b/k')) }),
      "Value '11 items' at 'processingInputs' failed to satisfy constraint: Member must have length less than or equal to 10",
    ],
    ['an instance of no family', job({ instanceType: 'm5.large' }), "'m5.large'"],
    [
      'two inputs at one place',
      job({ inputs: [input, { ...input, InputName: 'again' }] }),
      "LocalPath of the inputs '/opt/ml/processing/input/code' is used more than once; it must be unique.",
    ],
    [
      'an input outside of the job',
      job({
        inputs: [{ ...input, S3Input: { ...input.S3Input, LocalPath: '/opt/ml/processing/../x' } }],
      }),
      "LocalPath '/opt/ml/processing/../x' of input 'code' must be a path under /opt/ml/processing/.",
    ],
    [
      'an input from nowhere',
      job({ inputs: [{ InputName: 'empty' }] }),
      "Exactly one of S3Input and DatasetDefinition must be given for input 'empty'.",
    ],
    [
      'a manifest, which the sandbox does not read',
      job({ inputs: [{ ...input, S3Input: { ...input.S3Input, S3DataType: 'ManifestFile' } }] }),
      "This sandbox does not run S3DataType ManifestFile (input 'code'): use S3Prefix.",
    ],
  ])('refuses %s', (_title, request, message) => {
    expect(() => processingJobRequest(request)).toThrow(
      expect.objectContaining({
        code: 'ValidationException',
        message: expect.stringContaining(message),
      }),
    );
  });
});
