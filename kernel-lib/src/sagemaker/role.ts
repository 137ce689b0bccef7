import { ShiftbookError } from '../errors.js';

/** Names that the SageMaker console gives its execution roles; it files them under this path. */
const CONSOLE_ROLE = /^AmazonSageMaker-?ExecutionRole/;

/**
 * ARN of the role that jobs run as: the project's, or the one that the caller has assumed, as in SageMaker Studio.
 *
 * @param configured `sagemaker.role` of `shiftbook.json`.
 * @param caller ARN that STS gives for the caller.
 * @throws ShiftbookError `sagemaker-role` where neither names one.
 */
export function executionRole(configured: string | undefined, caller: string): string {
  if (configured !== undefined) return configured;
  const assumed = /^arn:([\w-]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(caller);
  const [, partition, account, name] = assumed ?? [];
  if (name === undefined) {
    throw new ShiftbookError(
      'sagemaker-role',
      `No role is named for SageMaker jobs, and "${caller}" is no role that they could share.`,
      {
        hint: 'Add { "sagemaker": { "role": "arn:aws:iam::<account>:role/<name>" } } to shiftbook.json.',
      },
    );
  }
  const path = CONSOLE_ROLE.test(name) ? 'service-role/' : '';
  return `arn:${partition}:iam::${account}:role/${path}${name}`;
}
