import type { Report } from './finding.js';
import { checkText, isExpression, type JsonObject } from './shape.js';

export const ROLE_ARN = {
  min: 20,
  max: 2048,
  pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/?[\w+=,.@/-]+$/,
  describe: 'the ARN of a role',
};

export const S3_URI = {
  max: 1024,
  pattern: /^(https|s3):\/\/([^/]+)\/?(.*)$/s,
  describe: 'an S3 address',
};

const FORMATS = ['PARQUET', 'CSV'];
const COMPRESSIONS = ['None', 'GZIP', 'SNAPPY', 'ZSTD', 'BZIP2'];

/** Rules of RedshiftDatasetDefinition: required fields and their limits. */
export function checkRedshiftDataset(report: Report, path: string, dataset: JsonObject): void {
  const text = (key: string, limits: Parameters<typeof checkText>[3]) =>
    checkText(report, `${path}.${key}`, dataset[key], limits);
  text('ClusterId', { max: 63, pattern: /^[a-z0-9-]+$/i, describe: 'the identifier of a cluster' });
  text('Database', { max: 64 });
  text('DbUser', { max: 128 });
  text('QueryString', { max: 4096 });
  text('ClusterRoleArn', ROLE_ARN);
  text('OutputS3Uri', S3_URI);
  if (isExpression(dataset.QueryString)) {
    report(`${path}.QueryString`, dataset.QueryString, 'the service takes no variable in a query.');
  }
  if (!FORMATS.includes(String(dataset.OutputFormat))) {
    report(`${path}.OutputFormat`, dataset.OutputFormat, `must be one of ${FORMATS.join(', ')}.`);
  }
  const compression = dataset.OutputCompression;
  if (compression !== undefined && !COMPRESSIONS.includes(String(compression))) {
    const rule = `must be one of ${COMPRESSIONS.join(', ')}.`;
    report(`${path}.OutputCompression`, compression, rule);
  }
}
