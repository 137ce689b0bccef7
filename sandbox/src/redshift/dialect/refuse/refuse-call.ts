import type { Call } from '../rewrite/call.js';
import { describeArgument } from './describe-argument.js';
import { LEADER_FUNCTIONS, MISSING_FUNCTIONS } from './missing-functions.js';
import { Refused } from './refused.js';

const HINT =
  'No function matches the given name and argument types. You may need to add explicit type casts.';

/** What Redshift says where a function of the leader node meets a table, and where an array does. */
export const onTables = (position: number): Refused =>
  new Refused(
    '0A000',
    'Specified types or functions (one per INFO message) not supported on Redshift tables.',
    position,
  );

/** Refuses a call of what Redshift lacks. */
export function refuseCall({ name, args, context }: Call): void {
  if (MISSING_FUNCTIONS.has(name.value)) {
    const types = args.map((argument) => describeArgument(argument, context)).join(', ');
    throw new Refused('42883', `function ${name.value}(${types}) does not exist`, name.at, HINT);
  }
  if (LEADER_FUNCTIONS.has(name.value) && context.touchesTables) throw onTables(name.at);
}
