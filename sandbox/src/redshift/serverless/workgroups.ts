import { createHash } from 'node:crypto';
import type { SandboxContext } from '../../context.js';
import { ServiceError } from '../../protocol/service.js';
import { serverlessArn } from '../arn.js';
import type { Cluster } from '../cluster.js';
import { DATABASE, MASTER_USER, REPORTS_DATABASE } from '../database.js';

/** The workgroup that can be paused, at a port of its own. */
export const WORKGROUP = 'analytics';

/** A workgroup with its namespace, which has the same name. */
export interface KnownWorkgroup {
  readonly name: string;
  readonly database: string;
}

/** Every workgroup of the account, in the order in which they are listed. */
export const WORKGROUPS: readonly KnownWorkgroup[] = [
  { name: WORKGROUP, database: DATABASE },
  { name: 'reports', database: REPORTS_DATABASE },
];

/** The workgroup, or namespace, of this name. @throws ServiceError `ResourceNotFoundException` */
export function knownWorkgroup(type: 'workgroup' | 'namespace', name: unknown): KnownWorkgroup {
  const found = WORKGROUPS.find((workgroup) => workgroup.name === name);
  if (found !== undefined) return found;
  throw new ServiceError(
    'ResourceNotFoundException',
    `Could not find ${type} with name ${String(name)}.`,
  );
}

/** An id that stays the same from one start to the next. */
function idOf(type: string, name: string): string {
  const hex = createHash('sha256').update(`${type} ${name}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

type Account = Pick<SandboxContext, 'accountId' | 'region'>;

/** ARN of a workgroup or namespace. */
export const arnOf = (account: Account, type: 'workgroup' | 'namespace', name: string): string =>
  serverlessArn(account, type, idOf(type, name));

/** A workgroup as GetWorkgroup shows it. Its dates are text, unlike those of most JSON services. */
export function describeWorkgroup(
  { name }: KnownWorkgroup,
  account: Account,
  ports: Pick<Cluster, 'port' | 'workgroup'>,
  created: Date,
): Record<string, unknown> {
  const port = name === WORKGROUP ? ports.workgroup.port : ports.port;
  return {
    workgroupName: name,
    workgroupId: idOf('workgroup', name),
    workgroupArn: arnOf(account, 'workgroup', name),
    namespaceName: name,
    status: 'AVAILABLE',
    baseCapacity: 8,
    enhancedVpcRouting: false,
    publiclyAccessible: false,
    configParameters: [{ parameterKey: 'require_ssl', parameterValue: 'true' }],
    securityGroupIds: [],
    subnetIds: [],
    port,
    endpoint: { address: 'localhost', port, vpcEndpoints: [] },
    creationDate: created.toISOString(),
  };
}

/** A namespace as GetNamespace shows it. */
export function describeNamespace(
  { name, database }: KnownWorkgroup,
  account: Account,
  created: Date,
): Record<string, unknown> {
  const role = `arn:aws:iam::${account.accountId}:role/shiftbook-redshift`;
  return {
    namespaceName: name,
    namespaceId: idOf('namespace', name),
    namespaceArn: arnOf(account, 'namespace', name),
    status: 'AVAILABLE',
    adminUsername: MASTER_USER,
    dbName: database,
    defaultIamRoleArn: role,
    iamRoles: [role],
    logExports: [],
    creationDate: created.toISOString(),
  };
}
