import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { GlueClient } from '@aws-sdk/client-glue';
import type { RedshiftClient } from '@aws-sdk/client-redshift';
import type { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import type { RedshiftServerlessClient } from '@aws-sdk/client-redshift-serverless';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
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

/** Where AWS is asked, and as whom. */
export interface AwsPlace {
  /** Without it, what the AWS variables and files say. */
  readonly region?: string | undefined;
  /** ARN of a role to assume first. */
  readonly role?: string | undefined;
}

interface ClientConfiguration {
  readonly region: string | undefined;
  readonly credentials: (() => Promise<RoleKeys>) | undefined;
}

/** A client that acts as the place's role, whose keys it renews before they end. */
function clientAt<T>(
  service: string,
  { region, role }: AwsPlace,
  make: (configuration: ClientConfiguration) => Promise<T>,
): Promise<T> {
  const credentials = role === undefined ? undefined : () => assumeRole(role, region);
  return client(role === undefined ? service : `${service} as ${role}`, region, () =>
    make({ region, credentials }),
  );
}

/** The keys of a role for an hour; the SDK asks anew when they are about to end. */
async function assumeRole(role: string, region: string | undefined): Promise<RoleKeys> {
  const [sts, { AssumeRoleCommand }] = await Promise.all([
    stsClient(region),
    import('@aws-sdk/client-sts'),
  ]);
  const { Credentials: keys } = await sts.send(
    new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'shiftbook' }),
  );
  return {
    accessKeyId: keys?.AccessKeyId ?? '',
    secretAccessKey: keys?.SecretAccessKey ?? '',
    sessionToken: keys?.SessionToken ?? '',
    expiration: keys?.Expiration,
  };
}

/** ARN of who asks AWS. Throws what STS says. */
export async function callerArn(place: AwsPlace): Promise<string> {
  const [client, { GetCallerIdentityCommand }] = await Promise.all([
    clientAt('sts', place, async (configuration) => {
      const { STSClient } = await import('@aws-sdk/client-sts');
      return new STSClient(configuration);
    }),
    import('@aws-sdk/client-sts'),
  ]);
  const { Arn: arn = '' } = await client.send(new GetCallerIdentityCommand({}));
  return arn;
}

interface RoleKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration?: Date | undefined;
}

export const redshiftClient = (place: AwsPlace = {}): Promise<RedshiftClient> =>
  clientAt('redshift', place, async (configuration) => {
    const { RedshiftClient } = await import('@aws-sdk/client-redshift');
    return new RedshiftClient(configuration);
  });

export const serverlessClient = (place: AwsPlace = {}): Promise<RedshiftServerlessClient> =>
  clientAt('redshift-serverless', place, async (configuration) => {
    const { RedshiftServerlessClient } = await import('@aws-sdk/client-redshift-serverless');
    return new RedshiftServerlessClient(configuration);
  });

export const dataApiClient = (place: AwsPlace = {}): Promise<RedshiftDataClient> =>
  clientAt('redshift-data', place, async (configuration) => {
    const [{ RedshiftDataClient }, { keepLongsExact }] = await Promise.all([
      import('@aws-sdk/client-redshift-data'),
      import('./redshift/data-api/exact-longs.js'),
    ]);
    const client = new RedshiftDataClient(configuration);
    keepLongsExact(client);
    return client;
  });

export const secretsClient = (place: AwsPlace = {}): Promise<SecretsManagerClient> =>
  clientAt('secretsmanager', place, async (configuration) => {
    const { SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
    return new SecretsManagerClient(configuration);
  });

export const glueClient = (place: AwsPlace = {}): Promise<GlueClient> =>
  clientAt('glue', place, async (configuration) => {
    const { GlueClient } = await import('@aws-sdk/client-glue');
    return new GlueClient(configuration);
  });

export const s3Client = (region?: string): Promise<S3Client> => s3ClientAt({ region });

export const s3ClientAt = (place: AwsPlace): Promise<S3Client> =>
  clientAt('s3', place, async (configuration) => {
    const { S3Client } = await import('@aws-sdk/client-s3');
    return new S3Client(configuration);
  });

export const sagemakerClient = (region?: string): Promise<SageMakerClient> =>
  client('sagemaker', region, async () => {
    const { SageMakerClient } = await import('@aws-sdk/client-sagemaker');
    return new SageMakerClient({ region });
  });

export const stsClient = (region?: string): Promise<STSClient> =>
  client('sts', region, async () => {
    const { STSClient } = await import('@aws-sdk/client-sts');
    return new STSClient({ region });
  });

export const ssmClient = (region?: string): Promise<SSMClient> =>
  client('ssm', region, async () => {
    const { SSMClient } = await import('@aws-sdk/client-ssm');
    return new SSMClient({ region });
  });

export const logsClient = (region?: string): Promise<CloudWatchLogsClient> =>
  client('logs', region, async () => {
    const { CloudWatchLogsClient } = await import('@aws-sdk/client-cloudwatch-logs');
    return new CloudWatchLogsClient({ region });
  });
