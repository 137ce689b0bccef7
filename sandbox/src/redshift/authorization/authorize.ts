import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { iam } from '../../aws/clients.js';
import type { SandboxContext } from '../../context.js';
import { type Caller, ServiceError } from '../../protocol/service.js';

/** Lets a caller do something to a resource, or throws as AWS refuses. */
export type Authorize = (caller: Caller, action: string, resource: string) => Promise<void>;

/**
 * Asks ministack's IAM what the caller's policies say of the actions that this package serves itself.
 *
 * @param refusal code and HTTP status of a refusal: they differ between AWS's protocols
 */
export function authorizer(
  context: Pick<SandboxContext, 'endpoint' | 'region' | 'serviceKeys'>,
  refusal: { readonly code: string; readonly status: number },
): { readonly authorize: Authorize; close(): void } {
  const client = iam(context, context.serviceKeys);
  return {
    async authorize(caller, action, resource) {
      const principal = principalOf(caller.arn);
      if (principal === undefined) return;
      const { EvaluationResults: results } = await client.send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: principal,
          ActionNames: [action],
          ResourceArns: [resource],
        }),
      );
      const decision = results?.[0]?.EvalDecision;
      if (decision === 'allowed') return;
      const why =
        decision === 'explicitDeny'
          ? 'with an explicit deny in an identity-based policy'
          : `because no identity-based policy allows the ${action} action`;
      throw new ServiceError(
        refusal.code,
        `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${why}`,
        refusal.status,
      );
    },
    close: () => client.destroy(),
  };
}

/** Whose policies count: the user's, or those of the role that a session assumed; nobody's for the account itself. */
function principalOf(arn: string): string | undefined {
  const [, , , , account, resource = ''] = arn.split(':');
  const [type, ...names] = resource.split('/');
  if (type === 'assumed-role') return `arn:aws:iam::${account}:role/${names[0]}`;
  return type === 'user' ? `arn:aws:iam::${account}:user/${names.at(-1)}` : undefined;
}
