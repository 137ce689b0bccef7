import type { PipelineExecutionStep } from '@aws-sdk/client-sagemaker';
import { sagemakerClient } from '../aws.js';

/** What a step's program wrote to `/opt/ml/output/message`: the job knows it, the execution's own list does not. */
export async function exitMessage(
  step: PipelineExecutionStep,
  region: string,
): Promise<string | undefined> {
  const name = step.Metadata?.ProcessingJob?.Arn?.split('/').at(-1);
  if (name === undefined) return undefined;
  const { DescribeProcessingJobCommand } = await import('@aws-sdk/client-sagemaker');
  const client = await sagemakerClient(region);
  try {
    const job = await client.send(new DescribeProcessingJobCommand({ ProcessingJobName: name }));
    return job.ExitMessage;
  } catch (error) {
    // A step may fail because its job was refused; then there is none to ask.
    if (error instanceof Error && /could not find/i.test(error.message)) return undefined;
    throw error;
  }
}
