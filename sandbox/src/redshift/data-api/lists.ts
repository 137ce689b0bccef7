import { type Caller, ServiceError } from '../../protocol/service.js';
import type { Static } from '../../sagemaker/shape/shape.js';
import { pageOf } from '../page.js';
import { listed } from './answers.js';
import type { Executions } from './executions.js';
import { listedSession, type Sessions } from './sessions.js';
import type { LIST_SESSIONS, LIST_STATEMENTS } from './shape.js';
import type { Target } from './target.js';

type Asked = Static<typeof LIST_STATEMENTS> | Static<typeof LIST_SESSIONS>;

/** Whether a target is where a request asks for. */
const isAt = (request: Asked, { echo }: Target): boolean =>
  (['ClusterIdentifier', 'WorkgroupName', 'Database'] as const).every(
    (member) => request[member] === undefined || request[member] === echo[member],
  );

const page = <T extends { readonly id: string }>(items: readonly T[], request: Asked) =>
  pageOf(
    items,
    ({ id }) => id,
    { size: request.MaxResults || 100, token: request.NextToken },
    () => new ServiceError('ValidationException', 'The NextToken is not valid.'),
  );

/** The answer of ListStatements. @throws ServiceError */
export function listStatements(
  executions: Executions,
  request: Static<typeof LIST_STATEMENTS>,
  caller: Caller,
): Record<string, unknown> {
  const { Status: status = 'FINISHED', StatementName: name = '', RoleLevel = true } = request;
  const shown = executions
    .list(caller)
    .filter((execution) => status === 'ALL' || execution.status === status)
    .filter(({ work }) => (work.name ?? '').startsWith(name))
    .filter(({ owner }) => RoleLevel || owner.arn === caller.arn)
    .filter(({ work }) => isAt(request, work.target));
  const { items, next } = page(shown, request);
  return { Statements: items.map(listed), NextToken: next };
}

/** The answer of ListSessions: one, or those that are open. @throws ServiceError */
export function listSessions(
  sessions: Sessions,
  executions: Executions,
  request: Static<typeof LIST_SESSIONS>,
  caller: Caller,
): Record<string, unknown> {
  const { Status: wanted, SessionId: one } = request;
  const shown =
    one === undefined
      ? sessions
          .list(caller)
          .filter(({ status }) => (wanted === undefined ? status !== 'CLOSED' : status === wanted))
          .filter(({ target }) => isAt(request, target))
      : [sessions.find(caller, one)];
  const { items, next } = page(shown, request);
  const running = executions.list(caller).filter(({ isActive }) => isActive);
  const Sessions = items.map((session) =>
    listedSession(session, running.find(({ work }) => work.session === session)?.id),
  );
  return { Sessions, NextToken: next };
}
