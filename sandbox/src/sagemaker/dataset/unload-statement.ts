import { escapeLiteral } from 'pg';
import { keyBelow, parseS3Uri } from '../processing/s3-uri.js';
import type { RedshiftDataset } from '../processing/shape.js';

/** The UNLOAD that a Redshift dataset definition stands for. Parquet is SNAPPY without a word: UNLOAD knows no other. */
export function unloadStatement(dataset: RedshiftDataset): string {
  const { bucket, key } = parseS3Uri(dataset.OutputS3Uri);
  const compression = dataset.OutputFormat === 'CSV' ? dataset.OutputCompression : undefined;
  return [
    `unload (${literal(dataset.QueryString)})`,
    `to ${literal(`s3://${bucket}/${keyBelow(key, '')}`)}`,
    `iam_role ${literal(dataset.ClusterRoleArn)}`,
    `format ${dataset.OutputFormat}`,
    ...(compression === undefined || compression === 'None' ? [] : [compression]),
    'allowoverwrite',
  ].join(' ');
}

/** Redshift reads backslashes in every literal; PostgreSQL's E is not known to it. */
const literal = (text: string) => escapeLiteral(text).replace(/^ E'/, "'");
