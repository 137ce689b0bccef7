import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient } from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsKeys, SandboxContext } from '../context.js';

// The SDK warns about Node 20 on every start; the floor is this package's to tell.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

/** Keys, or a function that gets them; the clients call it again when they expire. */
export type Credentials = AwsKeys | (() => Promise<AwsKeys & { readonly expiration?: Date }>);

type Place = Pick<SandboxContext, 'endpoint' | 'region'>;

const configuration = (place: Place, credentials: Credentials) => ({
  endpoint: place.endpoint,
  region: place.region,
  credentials,
});

/** The SDK warns on the console of every failed upload, which its caller tells anyway. */
const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };

export const s3 = (place: Place, credentials: Credentials): S3Client =>
  new S3Client({
    ...configuration(place, credentials),
    logger,
    forcePathStyle: true,
    // Bodies are streamed from disk over loopback; a trailing checksum would only force another encoding.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });

export const logs = (place: Place, credentials: Credentials): CloudWatchLogsClient =>
  new CloudWatchLogsClient(configuration(place, credentials));

export const sts = (place: Place, credentials: Credentials): STSClient =>
  new STSClient(configuration(place, credentials));

export const iam = (place: Place, credentials: Credentials): IAMClient =>
  new IAMClient(configuration(place, credentials));
