import type { OwnStatement } from '../own-statement.js';
import type { Reader } from './reader.js';

const SOURCES = [
  ['data', 'catalog'],
  ['hive', 'metastore'],
  ['postgres'],
  ['mysql'],
  ['kinesis'],
  ['kafka'],
  ['msk'],
  ['redshift'],
];

const OPTIONS = new Set([
  'database',
  'schema',
  'region',
  'uri',
  'port',
  'iam_role',
  'secret_arn',
  'catalog_role',
  'catalog_id',
  'create external',
  'create',
  'create external database',
  'create external database if',
  'create external database if not',
  'create external database if not exists',
]);

/** https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_EXTERNAL_SCHEMA.html */
export function externalSchema(reader: Reader): OwnStatement | undefined {
  if (!reader.take('create', 'external', 'schema')) return undefined;
  const ifNotExists = reader.take('if', 'not', 'exists');
  const name = reader.name();
  reader.expect('from');
  const source = SOURCES.find((words) => reader.take(...words));
  if (source === undefined) throw reader.unexpected();
  const options = reader.options(OPTIONS);
  return { kind: 'create external schema', name, ifNotExists, source: source.join(' '), options };
}
