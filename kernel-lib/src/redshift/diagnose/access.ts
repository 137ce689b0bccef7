import { callerArn } from '../../aws.js';
import type { ShiftbookError } from '../../errors.js';
import { explainAwsFailure } from '../credentials/aws-failure.js';
import { ACTIONS, obtainCredentials } from '../credentials/obtain.js';
import type { TemporaryCredentials } from '../credentials/temporary.js';
import type { WireProfile } from '../profile/profile.js';
import type { Recorder } from './recorder.js';

/** Failures of asking for credentials that are about who asks, rather than about what is asked for. */
const NOT_PERMITTED =
  /^aws-(access-denied|credentials-|region-missing|unreachable|throttled|failed$)/;

type Asked = { readonly credentials: TemporaryCredentials } | { readonly refused: ShiftbookError };

async function ask(profile: WireProfile): Promise<Asked> {
  try {
    return { credentials: await obtainCredentials(profile) };
  } catch (error) {
    const refused = explainAwsFailure(error, ACTIONS[profile.kind ?? 'cluster'] ?? '', profile);
    return { refused };
  }
}

/**
 * The steps `permission` and `credentials`: who asks AWS, whether that identity may have credentials, and which it gets.
 * One call tells of both: there is no asking for a permission without using it that everybody may.
 */
export async function takeAccess(
  recorder: Recorder,
  profile: WireProfile,
): Promise<TemporaryCredentials | undefined> {
  const action = ACTIONS[profile.kind ?? 'cluster'];
  let asked: Asked | undefined;
  if (action === undefined) {
    recorder.skip(['permission'], 'nothing is asked of AWS');
  } else {
    const allowed = await recorder.take(
      'permission',
      async () => {
        const arn = await callerArn(profile);
        asked = await ask(profile);
        if ('refused' in asked && NOT_PERMITTED.test(asked.refused.code)) throw asked.refused;
        return { value: arn, detail: `${arn} may call ${action}` };
      },
      (error) => explainAwsFailure(error, 'sts:GetCallerIdentity', profile),
    );
    if (allowed === undefined) {
      recorder.skip(['credentials'], 'AWS gives none');
      return undefined;
    }
  }
  const found = await recorder.take('credentials', async () => {
    const got = asked ?? (await ask(profile));
    if ('refused' in got) throw got.refused;
    return { value: got.credentials, detail: describe(got.credentials) };
  });
  return found?.value;
}

function describe({ user, lifetime, clockAhead }: TemporaryCredentials): string {
  const life = Number.isFinite(lifetime)
    ? `, good for logins for ${Math.round(lifetime / 1000)} s`
    : '';
  const minutes = Math.round(Math.abs(clockAhead) / 60_000);
  const clock =
    clockAhead === 0
      ? ''
      : `; the clock of this machine is ${minutes} min ${clockAhead > 0 ? 'behind' : 'ahead of'} AWS's`;
  return `user ${user}${life}${clock}`;
}
