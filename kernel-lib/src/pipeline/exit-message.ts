import type { PipelineExecutionStep } from '@aws-sdk/client-sagemaker';
import { sagemakerClient } from '../aws.js';

/**
 * What a step's program wrote to `/opt/ml/output/message`: the job knows it, the execution's own list does not.
 * `undefined` where it wrote nothing, or no job came to be.
 */
export async function exitMessage(
  step: PipelineExecutionStep,
  region: string,
): Promise<string | undefined> {
  const arn = step.Metadata?.ProcessingJob?.Arn;
  if (arn === undefined) return undefined;
  const { DescribeProcessingJobCommand, paginateListProcessingJobs } = await import(
    '@aws-sdk/client-sagemaker'
  );
  const client = await sagemakerClient(region);
  // The ARN has the job's name in lower case, so the name itself is looked up: `pipelines-<execution>-<step>-<random>`.
  const [prefix, execution] = arn.slice(arn.lastIndexOf('/') + 1).split('-');
  const named = { NameContains: `${prefix}-${execution}` };
  for await (const page of paginateListProcessingJobs({ client }, named)) {
    const job = page.ProcessingJobSummaries?.find((found) => found.ProcessingJobArn === arn);
    if (job === undefined) continue;
    const { ProcessingJobName } = job;
    const found = await client.send(new DescribeProcessingJobCommand({ ProcessingJobName }));
    return found.ExitMessage;
  }
  return undefined;
}
