import type { SandboxContext } from '../../context.js';
import { type Caller, type Operation, type Service, ServiceError } from '../../protocol/service.js';
import { checked } from '../../sagemaker/shape/checked.js';
import type { Static } from '../../sagemaker/shape/shape.js';
import { authorizer } from '../authorization/authorize.js';
import type { Cluster } from '../cluster.js';
import { pageOf } from '../page.js';
import { begun, described, listed, resultPage } from './answers.js';
import { catalogOperations } from './catalog.js';
import type { Work } from './execution.js';
import { Executions, waited } from './executions.js';
import { bindNamed, type NamedParameter } from './parameters.js';
import { LIMITS } from './result-set.js';
import {
  BATCH,
  CANCEL,
  DESCRIBE,
  EXECUTE,
  LIST_STATEMENTS,
  RESULT,
  type TargetRequest,
} from './shape.js';
import { resolveTarget, type TargetRoom } from './target.js';

const invalid = (message: string) => new ServiceError('ValidationException', message);

/**
 * The Redshift Data API: statements that run by themselves, as the database user that the request stands for, and whose
 * results are fetched later.
 *
 * Different here from AWS: there are no sessions that outlive a statement (SessionId), and WithEvent sends nothing.
 */
export async function dataApiService(context: SandboxContext, cluster: Cluster): Promise<Service> {
  const { authorize, close } = authorizer(context, { code: 'AccessDeniedException', status: 400 });
  const room = { cluster, context, authorize };
  const executions = new Executions((pid) =>
    cluster.pool.query('select pg_cancel_backend($1)', [pid]),
  );
  const may = (action: string, caller: Caller) => authorize(caller, `redshift-data:${action}`, '*');
  const result =
    (action: string, format: 'JSON' | 'CSV'): Operation =>
    async (input, caller) => {
      const { Id, NextToken, WaitTimeSeconds } = checked(RESULT, input);
      await may(action, caller);
      const { execution, part } = executions.find(caller, Id);
      await waited(execution, WaitTimeSeconds);
      return resultPage(execution, part, format, NextToken);
    };
  return {
    scope: 'redshift-data',
    protocol: 'json',
    operations: {
      ExecuteStatement: async (input, caller) => {
        const request = checked(EXECUTE, input);
        return begin(room, executions, caller, 'ExecuteStatement', request, [request.Sql]);
      },
      BatchExecuteStatement: async (input, caller) => {
        const request = checked(BATCH, input);
        const { Sqls, ExecutionMode = 'TRANSACTION' } = request;
        const action = 'BatchExecuteStatement';
        return begin(room, executions, caller, action, request, Sqls, ExecutionMode);
      },
      DescribeStatement: async (input, caller) => {
        const { Id, WaitTimeSeconds } = checked(DESCRIBE, input);
        await may('DescribeStatement', caller);
        const { execution, part } = executions.find(caller, Id);
        await waited(execution, WaitTimeSeconds);
        return described(execution, part, Id);
      },
      GetStatementResult: result('GetStatementResult', 'JSON'),
      GetStatementResultV2: result('GetStatementResult', 'CSV'),
      CancelStatement: async (input, caller) => {
        const { Id } = checked(CANCEL, input);
        await may('CancelStatement', caller);
        const { execution } = executions.find(caller, Id);
        if (!execution.isActive) {
          throw invalid(
            `Could not cancel a query that is already in ${execution.status} state with ID: ${Id}`,
          );
        }
        await execution.cancel();
        return { Status: execution.status === 'ABORTED' };
      },
      ListStatements: async (input, caller) => {
        const request = checked(LIST_STATEMENTS, input);
        await may('ListStatements', caller);
        return listStatements(executions, request, caller);
      },
      ...catalogOperations(room),
    },
    async close() {
      await executions.close();
      close();
    },
  };
}

type Begin = Static<typeof EXECUTE> | Static<typeof BATCH>;

async function begin(
  room: TargetRoom,
  executions: Executions,
  caller: Caller,
  action: string,
  request: Begin & TargetRequest,
  sqls: readonly string[],
  batch?: Work['batch'],
) {
  if (request.SessionId !== undefined || request.SessionKeepAliveSeconds !== undefined) {
    throw invalid('The sandbox has no sessions of the Data API: SessionId cannot be given.');
  }
  const { ClientToken: token, WaitTimeSeconds: seconds, ...asked } = request;
  const target = await resolveTarget(room, action, request, caller);
  const text = JSON.stringify({ action, ...asked });
  const statements = bindAll(sqls, request.Parameters);
  const execution =
    executions.known(caller, token, text) ??
    executions.begin(
      caller,
      {
        target,
        statements,
        parameters: request.Parameters,
        batch,
        format: request.ResultFormat ?? 'JSON',
        name: request.StatementName,
      },
      token,
      text,
    );
  await waited(execution, seconds);
  return begun(execution, seconds !== undefined);
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

function listStatements(
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
    .filter(({ work: { target } }) =>
      (['ClusterIdentifier', 'WorkgroupName', 'Database'] as const).every(
        (member) => request[member] === undefined || request[member] === target.echo[member],
      ),
    );
  const { items, next } = pageOf(
    shown,
    ({ id }) => id,
    { size: request.MaxResults || 100, token: request.NextToken },
    () => invalid('The NextToken is not valid.'),
  );
  return { Statements: items.map(listed), NextToken: next };
}
