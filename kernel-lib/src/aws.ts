import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { RedshiftClient } from '@aws-sdk/client-redshift';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { STSClient } from '@aws-sdk/client-sts';

/**
 * The one place that makes AWS clients. Each is loaded on first use and kept per region; region, credentials, retries
 * and endpoints come from the standard AWS variables and files, as the SDK reads them.
 */
const clients = new Map<string, Promise<unknown>>();

function client<T>(
  service: string,
  region: string | undefined,
  make: () => Promise<T>,
): Promise<T> {
  const key = `${service}/${region ?? ''}`;
  let made = clients.get(key) as Promise<T> | undefined;
  if (made === undefined) {
    // The SDK warns about Node 20 on every start, in every user's output; the floor is ours to tell, in package.json.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
    made = make();
    clients.set(key, made);
    made.catch(() => clients.delete(key));
  }
  return made;
}

const configuration = (region: string | undefined) => (region === undefined ? {} : { region });

export const redshiftClient = (region?: string): Promise<RedshiftClient> =>
  client('redshift', region, async () => {
    const { RedshiftClient } = await import('@aws-sdk/client-redshift');
    return new RedshiftClient(configuration(region));
  });

export const s3Client = (region?: string): Promise<S3Client> =>
  client('s3', region, async () => {
    const { S3Client } = await import('@aws-sdk/client-s3');
    return new S3Client(configuration(region));
  });

export const sagemakerClient = (region?: string): Promise<SageMakerClient> =>
  client('sagemaker', region, async () => {
    const { SageMakerClient } = await import('@aws-sdk/client-sagemaker');
    return new SageMakerClient(configuration(region));
  });

export const stsClient = (region?: string): Promise<STSClient> =>
  client('sts', region, async () => {
    const { STSClient } = await import('@aws-sdk/client-sts');
    return new STSClient(configuration(region));
  });

export const ssmClient = (region?: string): Promise<SSMClient> =>
  client('ssm', region, async () => {
    const { SSMClient } = await import('@aws-sdk/client-ssm');
    return new SSMClient(configuration(region));
  });

export const logsClient = (region?: string): Promise<CloudWatchLogsClient> =>
  client('logs', region, async () => {
    const { CloudWatchLogsClient } = await import('@aws-sdk/client-cloudwatch-logs');
    return new CloudWatchLogsClient(configuration(region));
  });
