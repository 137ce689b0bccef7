import { ssmClient } from '../aws.js';
import { ShiftbookError } from '../errors.js';

/** Release of SageMaker Distribution whose CPU image holds Node.js 20.19; its release notes list the packages. */
const DISTRIBUTION = '3.2-cpu';

const ACCOUNT_PARAMETER = '/aws/service/sagemaker-distribution/ecr-account-id';

/**
 * Address of the image for jobs that name none: the project's, the one that this Studio space runs, or SageMaker
 * Distribution, whose account AWS publishes in the Systems Manager parameter store.
 *
 * @param configured `sagemaker.image` of `shiftbook.json`.
 * @throws ShiftbookError `sagemaker-image` where the parameter cannot be read.
 */
export async function defaultImage(
  configured: string | undefined,
  region: string,
): Promise<string> {
  const own = configured ?? process.env.SAGEMAKER_INTERNAL_IMAGE_URI;
  if (own !== undefined && own !== '') return own;
  try {
    const { GetParameterCommand } = await import('@aws-sdk/client-ssm');
    const answer = await (await ssmClient(region)).send(
      new GetParameterCommand({ Name: ACCOUNT_PARAMETER }),
    );
    const account = answer.Parameter?.Value ?? '';
    return `${account}.dkr.ecr.${region}.amazonaws.com/sagemaker-distribution-prod:${DISTRIBUTION}`;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ShiftbookError(
      'sagemaker-image',
      `The address of the SageMaker Distribution image cannot be read from the parameter ${ACCOUNT_PARAMETER} in ${region}: ${reason}`,
      {
        hint: 'Name an image with Node.js in shiftbook.json: { "sagemaker": { "image": "…" } }.',
        cause,
      },
    );
  }
}
