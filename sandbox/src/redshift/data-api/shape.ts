import {
  boolean,
  integer,
  list,
  oneOf,
  string,
  structure,
} from '../../sagemaker/shape/builders.js';
import type { Static } from '../../sagemaker/shape/shape.js';

const uuid = string({ pattern: '[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:\\d{0,2})?' });
const wait = integer(1, 30);
const token = string();

/** Where to connect, and as whom. */
const target = {
  ClusterIdentifier: string({ min: 1, max: 63, pattern: '[a-z][a-z0-9]*(-[a-z0-9]+)*' }),
  WorkgroupName: string({ min: 3, max: 128 }),
  Database: string(),
  DbUser: string(),
  SecretArn: string(),
};

export const TARGET = structure({}, target);
export type TargetRequest = Static<typeof TARGET>;

const parameters = list(
  structure({ name: string({ pattern: '[0-9a-zA-Z_]+' }), value: string({ min: 1 }) }),
  { min: 1 },
);

const execution = {
  ...target,
  ClientToken: string({ min: 1, max: 64 }),
  Parameters: parameters,
  ResultFormat: oneOf('JSON', 'CSV'),
  SessionId: uuid,
  SessionKeepAliveSeconds: integer(0, 86_400),
  StatementName: string({ max: 2048 }),
  WaitTimeSeconds: wait,
  WithEvent: boolean,
};

export const EXECUTE = structure({ Sql: string() }, execution);
export const BATCH = structure(
  { Sqls: list(string(), { min: 1, max: 40 }) },
  { ...execution, ExecutionMode: oneOf('TRANSACTION', 'AUTO_COMMIT') },
);
export const DESCRIBE = structure({ Id: uuid }, { WaitTimeSeconds: wait });
export const CANCEL = structure({ Id: uuid });
export const RESULT = structure({ Id: uuid }, { NextToken: token, WaitTimeSeconds: wait });

const status = oneOf('SUBMITTED', 'PICKED', 'STARTED', 'FINISHED', 'ABORTED', 'FAILED', 'ALL');
export const LIST_STATEMENTS = structure(
  {},
  {
    ClusterIdentifier: string(),
    Database: string(),
    MaxResults: integer(0, 100),
    NextToken: token,
    RoleLevel: boolean,
    StatementName: string(),
    Status: status,
    WorkgroupName: string(),
  },
);

export const LIST_SESSIONS = structure(
  {},
  {
    ClusterIdentifier: string(),
    Database: string(),
    MaxResults: integer(0, 100),
    NextToken: token,
    RoleLevel: boolean,
    SessionId: uuid,
    Status: oneOf('AVAILABLE', 'BUSY', 'CLOSED'),
    WorkgroupName: string(),
  },
);

/** The catalogue's operations share one shape; each looks at what it knows. */
export const CATALOG = structure(
  {},
  {
    ...target,
    ConnectedDatabase: string(),
    MaxResults: integer(0, 1000),
    NextToken: token,
    Schema: string(),
    SchemaPattern: string(),
    Table: string(),
    TablePattern: string(),
  },
);
