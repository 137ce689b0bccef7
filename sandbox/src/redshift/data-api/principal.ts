import type { Caller } from '../../protocol/service.js';

/** Who owns what was begun: a user, or a role whoever assumed it. */
export const principalOf = ({ arn }: Caller): string => arn.split('/').slice(0, 2).join('/');
