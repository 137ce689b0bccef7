import { integer, list, oneOf, string, structure } from './builders.js';

// Patterns and limits are those of the API's model (botocore, sagemaker 2017-07-24).

export const jobName = string({ min: 1, max: 63, pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}' });
export const pipelineName = string({
  min: 1,
  max: 256,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}',
});
export const pipelineNameOrArn = string({
  min: 1,
  max: 2048,
  pattern:
    '(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:([0-9]{12}|aws):pipeline/.*)?([a-zA-Z0-9](-*[a-zA-Z0-9]){0,255})',
});
export const pipelineExecutionArn = string({
  min: 0,
  max: 2048,
  pattern: 'arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:pipeline\\/.*\\/execution\\/.*',
});
export const resourceArn = string({
  min: 0,
  max: 256,
  pattern: 'arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:.+',
});
export const roleArn = string({
  min: 20,
  max: 2048,
  pattern: 'arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+',
});
export const s3Uri = string({ min: 0, max: 1024, pattern: '(https|s3)://([^/]+)/?(.*)' });
export const localPath = string({ min: 0, max: 256, pattern: '.*' });
export const kmsKeyId = string({ min: 0, max: 2048, pattern: '[a-zA-Z0-9:/_-]*' });
export const clientRequestToken = string({ min: 32, max: 128 });
export const nextToken = string({ min: 0, max: 8192, pattern: '.*' });
export const maxResults = integer(1, 100);
export const sortOrder = oneOf('Ascending', 'Descending');

const tagText = '([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)';
export const tagKey = string({ min: 1, max: 128, pattern: tagText });
export const tags = list(
  structure({ Key: tagKey, Value: string({ min: 0, max: 256, pattern: tagText }) }),
  { min: 0, max: 50 },
);
