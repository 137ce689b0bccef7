import { type Caller, ServiceError } from '../../protocol/service.js';
import type { Static } from '../../sagemaker/shape/shape.js';
import { begun } from './answers.js';
import type { Work } from './execution.js';
import { type Executions, waited } from './executions.js';
import { bindNamed, type NamedParameter } from './parameters.js';
import { LIMITS } from './result-set.js';
import type { Session } from './session.js';
import type { Sessions } from './sessions.js';
import type { BATCH, EXECUTE, TargetRequest } from './shape.js';
import { placeArn, resolveTarget, type Target, type TargetRoom } from './target.js';

const invalid = (message: string) => new ServiceError('ValidationException', message);

/** What beginning statements needs. */
export interface BeginRoom extends TargetRoom {
  readonly executions: Executions;
  readonly sessions: Sessions;
}

type Begin = Static<typeof EXECUTE> | Static<typeof BATCH>;

/** Begins what ExecuteStatement and BatchExecuteStatement ask for. @throws ServiceError */
export async function begin(
  room: BeginRoom,
  caller: Caller,
  action: string,
  request: Begin & TargetRequest,
  sqls: readonly string[],
  batch?: Work['batch'],
) {
  const { ClientToken: token, WaitTimeSeconds: seconds, ...asked } = request;
  const { target, session } = await placeOf(room, caller, action, request);
  const text = JSON.stringify({ action, ...asked });
  const statements = bindAll(sqls, request.Parameters);
  const work = {
    target,
    statements,
    parameters: request.Parameters,
    batch,
    format: request.ResultFormat ?? 'JSON',
    name: request.StatementName,
  } as const;
  const { executions, sessions } = room;
  const execution =
    executions.known(caller, token, text) ??
    executions.begin(
      caller,
      () => ({ ...work, session: seatOf(sessions, caller, request, target, session) }),
      token,
      text,
    );
  await waited(execution, seconds);
  return begun(execution, seconds !== undefined);
}

/** Where a request leads: to what its session is of, or to what it names. */
async function placeOf(
  room: BeginRoom,
  caller: Caller,
  action: string,
  request: Begin & TargetRequest,
): Promise<{ readonly target: Target; readonly session?: Session }> {
  const { SessionId: id } = request;
  if (id === undefined) return { target: await resolveTarget(room, action, request, caller) };
  const session = room.sessions.find(caller, id);
  const { echo } = session.target;
  for (const member of Object.keys(echo) as (keyof typeof echo)[]) {
    if (request[member] !== undefined && request[member] !== echo[member]) {
      throw invalid(`Session ${id} is of another ${member} than the request names.`);
    }
  }
  await room.authorize(caller, `redshift-data:${action}`, placeArn(room.context, echo));
  return { target: session.target, session };
}

/** The session that a statement runs in, kept for it; undefined for a login of its own. */
function seatOf(
  sessions: Sessions,
  caller: Caller,
  { SessionKeepAliveSeconds: keepAlive }: Begin,
  target: Target,
  known: Session | undefined,
): Session | undefined {
  if (known === undefined && (keepAlive ?? 0) === 0) return undefined;
  const session = known ?? sessions.open(caller, target);
  session.occupy(keepAlive);
  return session;
}

/** Binds what the statements name; every parameter must be named by one of them. */
function bindAll(sqls: readonly string[], parameters: readonly NamedParameter[] | undefined) {
  const large = sqls.find((sql) => Buffer.byteLength(sql) > LIMITS.statementBytes);
  if (large !== undefined) {
    throw invalid(`A statement has ${Buffer.byteLength(large)} bytes; 100 KB are the most.`);
  }
  const statements = sqls.map((sql) => ({ sql, bound: bindNamed(sql, parameters) }));
  const unused = (parameters ?? [])
    .map(({ name }) => name)
    .filter((name) => !statements.some(({ bound }) => bound.used.has(name)));
  if (unused.length > 0) {
    throw invalid(
      `Parameters list contains unused parameters. Unused parameters: [${unused.join(', ')}]`,
    );
  }
  return statements;
}
