import type { SandboxContext } from '../../context.js';
import { type Operation, type Service, ServiceError } from '../../protocol/service.js';
import { authorizer } from '../authorization/authorize.js';
import { identityUser } from '../authorization/identity-user.js';
import type { Cluster } from '../cluster.js';
import { pageOf, pageSize } from '../page.js';
import { durationSeconds } from '../request.js';
import {
  arnOf,
  describeNamespace,
  describeWorkgroup,
  type KnownWorkgroup,
  knownWorkgroup,
  WORKGROUPS,
} from './workgroups.js';

const invalid = (message: string) => new ServiceError('ValidationException', message);

/** Redshift Serverless: its workgroups, and temporary logins for those whose IAM policies allow it. */
export async function serverlessService(
  context: SandboxContext,
  cluster: Cluster,
): Promise<Service> {
  const { authorize, close } = authorizer(context, { code: 'AccessDeniedException', status: 400 });
  const created = new Date();

  /** Names a workgroup or namespace, and asks whether the caller may. */
  const one =
    (
      type: 'workgroup' | 'namespace',
      action: string,
      answer: (known: KnownWorkgroup, ...rest: Parameters<Operation>) => ReturnType<Operation>,
    ): Operation =>
    async (input, caller) => {
      const known = knownWorkgroup(type, input[`${type}Name`]);
      const arn = arnOf(context, type, known.name);
      await authorize(caller, `redshift-serverless:${action}`, arn);
      return answer(known, input, caller);
    };

  const list =
    (
      type: 'workgroup' | 'namespace',
      action: string,
      describe: (known: KnownWorkgroup) => unknown,
    ): Operation =>
    async (input, caller) => {
      await authorize(caller, `redshift-serverless:${action}`, '*');
      const { items, next } = pageOf(
        WORKGROUPS,
        ({ name }) => name,
        { size: pageSize(input.maxResults, 100, invalid), token: input.nextToken },
        () => invalid('The nextToken is not valid.'),
      );
      return { [`${type}s`]: items.map(describe), nextToken: next };
    };

  const workgroup = (known: KnownWorkgroup) => describeWorkgroup(known, context, cluster, created);
  const namespace = (known: KnownWorkgroup) => describeNamespace(known, context, created);
  return {
    scope: 'redshift-serverless',
    protocol: 'json',
    operations: {
      GetWorkgroup: one('workgroup', 'GetWorkgroup', async (known) => ({
        workgroup: workgroup(known),
      })),
      ListWorkgroups: list('workgroup', 'ListWorkgroups', workgroup),
      GetNamespace: one('namespace', 'GetNamespace', async (known) => ({
        namespace: namespace(known),
      })),
      ListNamespaces: list('namespace', 'ListNamespaces', namespace),
      GetCredentials: one('workgroup', 'GetCredentials', async (_known, input, caller) => {
        const seconds = durationSeconds(input.durationSeconds, invalid);
        const issued = await cluster.issueForIdentity(identityUser(caller.arn), seconds);
        return {
          dbUser: issued.user,
          dbPassword: issued.password,
          expiration: issued.expiration,
          nextRefreshTime: issued.expiration,
        };
      }),
    },
    close: async () => close(),
  };
}
