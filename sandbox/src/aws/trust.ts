import { isRecord } from '../protocol/record.js';

const many = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/**
 * Whether a role's trust policy lets an AWS service assume the role.
 *
 * @param document the policy as JSON text, percent-encoded as IAM gives it or plain
 * @param service such as `sagemaker.amazonaws.com`
 */
export function trusts(document: string, service: string): boolean {
  const policy: unknown = JSON.parse(decodeURIComponent(document));
  if (!isRecord(policy)) return false;
  return many(policy.Statement).some((statement) => {
    if (!isRecord(statement) || statement.Effect !== 'Allow') return false;
    const { Principal: principal } = statement;
    return principal === '*' || (isRecord(principal) && many(principal.Service).includes(service));
  });
}
