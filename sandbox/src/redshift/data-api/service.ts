import type { SandboxContext } from '../../context.js';
import { type Caller, type Operation, type Service, ServiceError } from '../../protocol/service.js';
import { checked } from '../../sagemaker/shape/checked.js';
import { authorizer } from '../authorization/authorize.js';
import type { Cluster } from '../cluster.js';
import { described, resultPage } from './answers.js';
import { begin } from './begin.js';
import { catalogOperations } from './catalog.js';
import { Executions, waited } from './executions.js';
import { listSessions, listStatements } from './lists.js';
import { Sessions } from './sessions.js';
import {
  BATCH,
  CANCEL,
  DESCRIBE,
  EXECUTE,
  LIST_SESSIONS,
  LIST_STATEMENTS,
  RESULT,
} from './shape.js';

const invalid = (message: string) => new ServiceError('ValidationException', message);

/**
 * The Redshift Data API: statements that run by themselves, as the database user that the request stands for, or in a
 * session that was kept alive, and whose results are fetched later.
 *
 * Different here from AWS: WithEvent sends nothing.
 */
export async function dataApiService(context: SandboxContext, cluster: Cluster): Promise<Service> {
  const { authorize, close } = authorizer(context, { code: 'AccessDeniedException', status: 400 });
  const sessions = new Sessions();
  const executions = new Executions((pid) =>
    cluster.pool.query('select pg_cancel_backend($1)', [pid]),
  );
  const room = { cluster, context, authorize };
  const rooms = { ...room, sessions, executions };
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
        return begin(rooms, caller, 'ExecuteStatement', request, [request.Sql]);
      },
      BatchExecuteStatement: async (input, caller) => {
        const request = checked(BATCH, input);
        const { Sqls, ExecutionMode = 'TRANSACTION' } = request;
        const action = 'BatchExecuteStatement';
        return begin(rooms, caller, action, request, Sqls, ExecutionMode);
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
      ListSessions: async (input, caller) => {
        const request = checked(LIST_SESSIONS, input);
        await may('ListSessions', caller);
        return listSessions(sessions, executions, request, caller);
      },
      ...catalogOperations(room),
    },
    async close() {
      await executions.close();
      await sessions.close();
      close();
    },
  };
}
