import { describe, expect, it } from 'vitest';
import { trusts } from '../../../sandbox/src/aws/trust.js';

describe('trusts', () => {
  const policy = (Principal: unknown, Effect = 'Allow') =>
    encodeURIComponent(
      JSON.stringify({ Statement: [{ Effect, Principal, Action: 'sts:AssumeRole' }] }),
    );
  const service = 'sagemaker.amazonaws.com';

  it.each([
    [policy({ Service: service }), true],
    [policy({ Service: ['lambda.amazonaws.com', service] }), true],
    [policy('*'), true],
    [policy({ Service: 'redshift.amazonaws.com' }), false],
    [policy({ AWS: '*' }), false],
    [policy({ Service: service }, 'Deny'), false],
    ['{}', false],
  ])('%s: %s', (document, expected) => {
    expect(trusts(document, service)).toBe(expected);
  });
});
